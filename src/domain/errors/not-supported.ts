import { AppError } from './app-error.js';

/**
 * NOT_SUPPORTED: `field` is its path in the request; the description goes on from it, such as `is not supported: …`.
 */
export function notSupported(field: string, description: string): AppError {
  return new AppError('NOT_SUPPORTED', `${field} ${description}`, { fieldViolations: [{ field, description }] });
}
