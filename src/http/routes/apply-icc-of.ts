import { invalidField } from '../../domain/errors/invalid-field.js';

/** `?apply_icc=true`: colours in sRGB by the picture's own profile. Throws INVALID_FIELD. */
export function applyIccOf(query: URLSearchParams): boolean {
  const value = query.get('apply_icc') ?? 'false';
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidField('apply_icc', 'must be true or false');
}
