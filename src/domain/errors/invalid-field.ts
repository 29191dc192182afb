import { AppError } from './app-error.js';

/**
 * INVALID_FIELD: `field` is its path in the request, such as `slides[2].score`; the description goes on from it, such
 * as `is missing`.
 */
export function invalidField(field: string, description: string): AppError {
  return new AppError('INVALID_FIELD', `${field} ${description}`, { fieldViolations: [{ field, description }] });
}
