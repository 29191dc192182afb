import { AppError, type FieldViolation } from '../domain/errors/app-error.js';
import type { ErrorReason } from '../domain/errors/error-reason.js';

/** An AppError as it crosses a process boundary; `stack` is for the log alone. */
export interface WireError {
  readonly reason: ErrorReason;
  readonly message: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly fieldViolations: readonly FieldViolation[];
  readonly retryAfterMs?: number;
  readonly stack?: string;
}

/** Anything thrown, for the wire: what is not an AppError is a defect and becomes INTERNAL with its stack. */
export function toWireError(error: unknown): WireError {
  const appError =
    error instanceof AppError
      ? error
      : new AppError('INTERNAL', 'A child process met an unexpected error.', { cause: error });
  const { reason, message, metadata, fieldViolations, retryAfterMs } = appError;
  const common = { reason, message, metadata, fieldViolations, stack: stackOf(error) };
  return retryAfterMs === undefined ? common : { ...common, retryAfterMs };
}

/** The error as it was thrown; its cause carries the stack of the other process. */
export function reviveError(wire: WireError): AppError {
  const { reason, message, metadata, fieldViolations, retryAfterMs, stack } = wire;
  return new AppError(reason, message, {
    metadata,
    fieldViolations,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(stack === undefined ? {} : { cause: remoteCause(message, stack) }),
  });
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

function remoteCause(message: string, stack: string): Error {
  const cause = new Error(message);
  cause.name = 'ChildProcessError';
  cause.stack = stack;
  return cause;
}
