import { AppError } from '../../domain/errors/app-error.js';
import type { ErrorReason } from '../../domain/errors/error-reason.js';
import type { FailureKind } from '../../ports/metrics.js';

const KINDS: Readonly<Partial<Record<ErrorReason, FailureKind>>> = {
  // Triton counts a request whose time in the queue is over as refused.
  DEADLINE_EXCEEDED: 'REJECTED',
  QUEUE_FULL: 'REJECTED',
  SERVER_DRAINING: 'REJECTED',
  CANCELLED: 'CANCELED',
  ENGINE_CRASHED: 'BACKEND',
  ENGINE_UNAVAILABLE: 'BACKEND',
  INTERNAL: 'BACKEND',
};

/** A failed request in Triton's four kinds; what is no AppError is a defect of ours. */
export function failureKindOf(error: unknown): FailureKind {
  return error instanceof AppError ? (KINDS[error.reason] ?? 'OTHER') : 'BACKEND';
}
