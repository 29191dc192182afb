import { AppError } from '../domain/errors/app-error.js';

/** The refusal of work of which as much is under way as may be; `what` is counted, such as `patches`. */
export function atLimit(what: string, limit: number, retryAfterMs: number): AppError {
  return new AppError('QUEUE_FULL', `the server works on ${limit} ${what} already`, {
    retryAfterMs,
    metadata: { limit: String(limit), what },
  });
}
