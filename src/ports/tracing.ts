// Where a piece of work stands in a trace that may have begun at a client and goes on in a child process.

/** A span as W3C Trace Context writes it in headers; fit for messages between processes. */
export interface TraceContext {
  /** Such as `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`. */
  readonly traceparent: string;
  readonly tracestate?: string;
}

/** Never an id of a slide, a file's name or anything of a patient. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

export interface SpanOptions {
  /** `server` for a call that came from outside. */
  readonly kind?: 'server' | 'internal';
  /** Absent: the span that the calling code is inside of. What cannot be read begins a trace of its own. */
  readonly parent?: TraceContext | undefined;
  /** Spans of other traces that this work was shared with. */
  readonly links?: readonly TraceContext[];
  readonly attributes?: SpanAttributes;
  /** By `performance.now`, for what has begun before; absent: now. */
  readonly startMs?: number;
}

export interface SpanEnd {
  readonly attributes?: SpanAttributes;
  /** Why it failed, as a reason or code; absent when it did not. */
  readonly failure?: string;
  /** By `performance.now`; absent: now. */
  readonly endMs?: number;
}

export interface Span {
  /** Undefined where nothing is traced. */
  readonly context: TraceContext | undefined;
  end(how?: SpanEnd): void;
}

/** Every call is cheap, and nothing is done at all where no traces are wanted. */
export interface Tracing {
  begin(name: string, options?: SpanOptions): Span;
  /** Runs the work as a part of the span: `current` is the span there, and in all that it awaits. */
  inside<T>(span: Span, work: () => T): T;
  /** The span that the calling code is inside of. */
  current(): TraceContext | undefined;
  /** What a log line should tell of it. */
  logFields(): Readonly<Record<string, string>>;
}
