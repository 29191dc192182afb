import { invalidField } from '../../domain/errors/invalid-field.js';

/** Throws INVALID_FIELD naming the field unless it holds. */
export function requireThat(holds: boolean, field: string, description: string): void {
  if (!holds) throw invalidField(field, description);
}

export function requireWhole(value: number, max: number, field: string): void {
  requireThat(
    Number.isSafeInteger(value) && value >= 0 && value <= max,
    field,
    `must be a whole number from 0 to ${max}`,
  );
}
