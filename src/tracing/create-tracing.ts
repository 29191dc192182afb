// The tracing port on OpenTelemetry: W3C context in and out, spans by its SDK, nothing registered for the whole
// process.
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Link,
  type Span as OtelSpan,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { Span, SpanOptions, TraceContext, Tracing } from '../ports/tracing.js';

const propagator = new W3CTraceContextPropagator();

/** Spans by their port's object, so that the port shows nothing of the SDK. */
const contexts = new WeakMap<Span, Context>();

export function createTracing(tracer: Tracer): Tracing {
  const active = new AsyncLocalStorage<Context>();
  const now = (): Context => active.getStore() ?? ROOT_CONTEXT;
  return {
    begin: (name, options = {}) => {
      const parent = options.parent === undefined ? now() : contextOf(options.parent);
      return wrap(tracer.startSpan(name, startOf(options), parent), parent);
    },
    inside: (span, work) => active.run(contexts.get(span) ?? now(), work),
    current: () => headersOf(now()),
    logFields: () => {
      const span = trace.getSpanContext(now());
      return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
    },
  };
}

function startOf({
  kind = 'internal',
  links = [],
  attributes = {},
  startMs,
}: SpanOptions): Parameters<Tracer['startSpan']>[1] {
  return {
    kind: kind === 'server' ? SpanKind.SERVER : SpanKind.INTERNAL,
    attributes: { ...attributes },
    links: links.flatMap(linkTo),
    ...(startMs !== undefined && { startTime: epochMs(startMs) }),
  };
}

function wrap(otel: OtelSpan, parent: Context): Span {
  const context = trace.setSpan(parent, otel);
  const span: Span = {
    context: headersOf(context),
    end: ({ attributes = {}, failure, endMs } = {}) => {
      otel.setAttributes({ ...attributes });
      if (failure !== undefined) otel.setStatus({ code: SpanStatusCode.ERROR, message: failure });
      otel.end(endMs === undefined ? undefined : epochMs(endMs));
    },
  };
  contexts.set(span, context);
  return span;
}

/** One clock for all spans of a process: what is begun in hindsight lies where it was among the others. */
function epochMs(ms: number): number {
  return performance.timeOrigin + ms;
}

function linkTo(other: TraceContext): readonly Link[] {
  const context = trace.getSpanContext(contextOf(other));
  return context === undefined ? [] : [{ context }];
}

function contextOf(headers: TraceContext): Context {
  return propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
}

function headersOf(context: Context): TraceContext | undefined {
  const span = trace.getSpanContext(context);
  if (span === undefined || !isSpanContextValid(span)) return undefined;
  const headers: Record<string, string> = {};
  propagator.inject(context, headers, defaultTextMapSetter);
  const { traceparent, tracestate } = headers;
  return traceparent === undefined ? undefined : { traceparent, ...(tracestate !== undefined && { tracestate }) };
}
