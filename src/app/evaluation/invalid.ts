import { AppError } from '../../domain/errors/app-error.js';

/** INVALID_FIELD with the field's path in the request. */
export function invalid(field: string, description: string): AppError {
  return new AppError('INVALID_FIELD', `${field} ${description}`, { fieldViolations: [{ field, description }] });
}
