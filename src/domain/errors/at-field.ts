import { AppError } from './app-error.js';

/** An AppError as one of a field of the request, by its path there; any other error stays as it is. */
export function atField(error: unknown, field: string): unknown {
  if (!(error instanceof AppError)) return error;
  const { reason, message, metadata, retryAfterMs } = error;
  return new AppError(reason, message, {
    metadata,
    fieldViolations: [{ field, description: message }],
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    cause: error,
  });
}
