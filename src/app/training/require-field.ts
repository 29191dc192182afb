import { AppError } from '../../domain/errors/app-error.js';

/** Throws INVALID_FIELD naming the field unless it holds. */
export function requireThat(holds: boolean, field: string, description: string): void {
  if (!holds) throw invalid(field, description);
}

export function requireWhole(value: number, max: number, field: string): void {
  requireThat(
    Number.isSafeInteger(value) && value >= 0 && value <= max,
    field,
    `must be a whole number from 0 to ${max}`,
  );
}

export function invalid(field: string, description: string): AppError {
  return new AppError('INVALID_FIELD', `${field} ${description}`, { fieldViolations: [{ field, description }] });
}
