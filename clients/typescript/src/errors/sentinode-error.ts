import { Status } from 'nice-grpc-common';

/** Name of a gRPC status, such as `NOT_FOUND`. */
export type StatusName = keyof typeof Status;

/** One request field that the server refuses: `field` is its path in the proto, such as `patches[3].encoded`. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

export interface SentinodeErrorFacts {
  readonly code: StatusName;
  readonly message: string;
  /** Full method path, such as `/sentinode.v1.SlideService/GetSlide`; empty when no call was made. */
  readonly method: string;
  readonly reason?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly fieldViolations?: readonly FieldViolation[];
  readonly retryAfterMs?: number | undefined;
  readonly pushbackMs?: number | undefined;
  readonly cause?: unknown;
}

/** What every failed call throws, except one that the caller aborted: that throws an `AbortError`. */
export class SentinodeError extends Error {
  override readonly name = 'SentinodeError';
  readonly code: StatusName;
  readonly method: string;
  /**
   * Machine-readable cause, such as `MISSING_SPACING`: a name of `ErrorReason` without its prefix.
   * The server gives one with every error; undefined means that the error comes from the transport.
   */
  readonly reason: string | undefined;
  /** Facts about the cause, such as `committedBytes`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly fieldViolations: readonly FieldViolation[];
  /** How long the server asks to wait before the call is tried again; undefined when it does not say. */
  readonly retryAfterMs: number | undefined;
  /** gRPC retry push-back of the trailer; negative means that the call must not be tried again. */
  readonly pushbackMs: number | undefined;

  constructor(facts: SentinodeErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = facts.code;
    this.method = facts.method;
    this.reason = facts.reason;
    this.metadata = facts.metadata ?? {};
    this.fieldViolations = facts.fieldViolations ?? [];
    this.retryAfterMs = facts.retryAfterMs;
    this.pushbackMs = facts.pushbackMs;
  }
}

/** Names a numeric gRPC status; numbers outside the standard are UNKNOWN. */
export function statusName(code: number): StatusName {
  return (Status as Record<number, string | undefined>)[code] === undefined ? 'UNKNOWN' : (Status[code] as StatusName);
}
