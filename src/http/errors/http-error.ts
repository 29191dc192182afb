import type { AppError } from '../../domain/errors/app-error.js';
import { httpStatus } from './http-status.js';

/** A request that fails as HTTP, before any use case is asked. */
export class HttpError extends Error {
  readonly status: number;
  /** Stands in the body beside the message, as ErrorInfo's reason does in gRPC. */
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, reason: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.headers = headers;
  }
}

/** The AppError as HTTP tells it; when a retry can help, after how many seconds. */
export function toHttpError({ reason, message, retryAfterMs }: AppError): HttpError {
  const headers: Record<string, string> = {};
  if (retryAfterMs !== undefined) headers['Retry-After'] = String(Math.ceil(retryAfterMs / 1000));
  return new HttpError(httpStatus(reason), reason, message, headers);
}
