import type { ErrorReason } from './error-reason.js';

/** One request field that is wrong: `field` is the proto path, such as `patches[3].encoded`. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

export interface AppErrorOptions {
  /** Short machine-readable facts for `ErrorInfo.metadata`; never PHI, never a local path. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly fieldViolations?: readonly FieldViolation[];
  /** When a retry can help: how long to wait first. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** The one error type that crosses layers: a reason from the closed list, a message fit for the caller. */
export class AppError extends Error {
  readonly reason: ErrorReason;
  readonly metadata: Readonly<Record<string, string>>;
  readonly fieldViolations: readonly FieldViolation[];
  readonly retryAfterMs: number | undefined;

  constructor(reason: ErrorReason, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.reason = reason;
    this.metadata = options.metadata ?? {};
    this.fieldViolations = options.fieldViolations ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }
}
