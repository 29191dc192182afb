// An error as it is kept with the thing that it ended.
import { AppError, type FieldViolation } from './app-error.js';
import type { ErrorReason } from './error-reason.js';

export interface StoredError {
  readonly reason: ErrorReason;
  readonly message: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** When a retry can help: how long to wait first. */
  readonly retryAfterMs?: number;
  /** Request fields that are at fault; absent (in rows of training runs of before also empty) when none is. */
  readonly fieldViolations?: readonly FieldViolation[];
}

export function toStoredError({ reason, message, metadata, retryAfterMs, fieldViolations }: AppError): StoredError {
  return {
    reason,
    message,
    metadata,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(fieldViolations.length === 0 ? {} : { fieldViolations }),
  };
}

/** The error as it was thrown, less its cause; `more` is added to its metadata. */
export function fromStoredError(stored: StoredError, more: Readonly<Record<string, string>> = {}): AppError {
  const { reason, message, metadata } = stored;
  return new AppError(reason, message, { ...stored, metadata: { ...metadata, ...more } });
}
