import { Metadata, status } from '@grpc/grpc-js';
import { LOCAL_PRINCIPAL } from '../../domain/principal.js';
import type { CallContext } from '../../app/use-cases.js';
import { clip, errorTrailers } from '../errors/error-details.js';
import { STATUS_CODES } from '../errors/status-codes.js';
import { callerRequestId } from '../../app/calls/caller-request-id.js';
import { toCallFailure, type CallFailure } from '../../app/calls/to-call-failure.js';
import { abortWithCall } from './abort-with-call.js';
import { beginCallSpan, endCallSpan } from './call-span.js';
import type { CallRuntime } from './call-runtime.js';
import type { SurfaceCall } from './surface-call.js';

/** Status, message and trailers as grpc-js takes them. */
export interface CallStatus {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

export type CallOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly status: CallStatus };

export interface CallScope {
  readonly context: CallContext;
  /** Belongs before the first message, not earlier: once headers are out, gRPC's built-in retry gives up. */
  readonly headers: Metadata;
}

const REQUEST_ID_HEADER = 'x-request-id';

/**
 * Runs `body` as one call: with an identity, an abort signal, a place in the registry and one record at its end. Never
 * throws.
 */
export async function runCall<T>(
  call: SurfaceCall,
  runtime: CallRuntime,
  body: (scope: CallScope) => Promise<T>,
): Promise<CallOutcome<T>> {
  const callId = callerRequestId(call.metadata.get(REQUEST_ID_HEADER)[0]) ?? runtime.newCallId();
  const span = beginCallSpan(runtime.tracing, call, callId);
  const outcome = await runtime.tracing.inside(span, () => runNamed(call, callId, runtime, body));
  endCallSpan(span, outcome.ok ? status.OK : outcome.status.code);
  return outcome;
}

async function runNamed<T>(
  call: SurfaceCall,
  callId: string,
  runtime: CallRuntime,
  body: (scope: CallScope) => Promise<T>,
): Promise<CallOutcome<T>> {
  const startedMs = performance.now();
  const end = abortWithCall(call);
  const { signal } = end;
  runtime.onCallStart(call.getPath());
  const record = (code: status, failure?: CallFailure): void =>
    runtime.onCallEnd({
      method: call.getPath(),
      callId,
      code,
      ms: performance.now() - startedMs,
      ...(failure && { failure }),
    });
  let leave = (): void => undefined;
  try {
    leave = runtime.registry.enter(end.abort);
    const context = { principal: LOCAL_PRINCIPAL, signal, callId, connection: call.getPeer(), ...deadlineOf(call) };
    const value = await body({ context, headers: requestIdHeaders(callId) });
    record(status.OK);
    return { ok: true, value };
  } catch (thrown) {
    const failure = toCallFailure(thrown, signal, callId);
    record(STATUS_CODES[failure.error.reason], failure);
    return { ok: false, status: toCallStatus(failure, callId) };
  } finally {
    leave();
    end.stop();
  }
}

/** Without one grpc-js says Infinity. */
function deadlineOf(call: SurfaceCall): Pick<CallContext, 'deadlineMs'> {
  const deadlineMs = Number(call.getDeadline());
  return Number.isFinite(deadlineMs) ? { deadlineMs } : {};
}

function toCallStatus({ error }: CallFailure, callId: string): CallStatus {
  const metadata = errorTrailers(error);
  metadata.set(REQUEST_ID_HEADER, callId);
  return { code: STATUS_CODES[error.reason], details: clip(error.message), metadata };
}

function requestIdHeaders(callId: string): Metadata {
  const headers = new Metadata();
  headers.set(REQUEST_ID_HEADER, callId);
  return headers;
}
