import { status } from '@grpc/grpc-js';
import type { Span, TraceContext, Tracing } from '../../ports/tracing.js';
import { methodName } from './method-name.js';
import type { SurfaceCall } from './surface-call.js';

/** A call as a part of its caller's trace, where the caller's metadata say of one (W3C Trace Context). */
export function beginCallSpan(tracing: Tracing, call: SurfaceCall, callId: string): Span {
  const method = methodName(call.getPath());
  const attributes = { 'rpc.system.name': 'grpc', 'rpc.method': method, 'sentinode.request_id': callId };
  return tracing.begin(method, { kind: 'server', parent: callerOf(call), attributes });
}

export function endCallSpan(span: Span, code: status): void {
  const attributes = { 'rpc.response.status_code': status[code] };
  span.end({ attributes, ...(isOurFault(code) && { failure: status[code] }) });
}

function callerOf({ metadata }: SurfaceCall): TraceContext | undefined {
  const [traceparent] = metadata.get('traceparent');
  const [tracestate] = metadata.get('tracestate');
  if (typeof traceparent !== 'string') return undefined;
  return { traceparent, ...(typeof tracestate === 'string' && { tracestate }) };
}

/** OpenTelemetry's list for servers: what a caller did wrong is no error of this span. */
function isOurFault(code: status): boolean {
  return [
    status.UNKNOWN,
    status.DEADLINE_EXCEEDED,
    status.UNIMPLEMENTED,
    status.INTERNAL,
    status.UNAVAILABLE,
    status.DATA_LOSS,
  ].includes(code);
}
