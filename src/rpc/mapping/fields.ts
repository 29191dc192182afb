// Checks of request fields: each gives the value in the domain's terms or throws INVALID_FIELD with the proto path.
import { invalidField } from '../../domain/errors/invalid-field.js';

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** An identifier or name that must be there. */
export function requiredText(value: string, field: string, maxCharacters = 255): string {
  if (value === '') throw invalidField(field, 'is missing');
  return boundedText(value, field, maxCharacters);
}

export function boundedText(value: string, field: string, maxCharacters: number): string {
  if (value.length > maxCharacters) throw invalidField(field, `has more than ${maxCharacters} characters`);
  return value;
}

/** Versions are small whole numbers. */
const MAX_VERSION_CHARACTERS = 32;

/** Of a model or an ensemble; empty where the caller leaves the choice. */
export function versionText(version: string, field = 'version'): string {
  return boundedText(version, field, MAX_VERSION_CHARACTERS);
}

export function requiredMessage<T>(value: T | null | undefined, field: string): T {
  if (value === null || value === undefined) throw invalidField(field, 'is missing');
  return value;
}

export function integerIn(value: number, field: string, { min, max }: Range): number {
  if (!Number.isSafeInteger(value) || value < min || value > max)
    throw invalidField(field, `is not an integer from ${min} to ${max}`);
  return value;
}

/** As `integerIn`, but 0 (which proto3 cannot tell from absent) passes: it asks for the default. */
export function zeroOrIntegerIn(value: number, field: string, range: Range): number {
  return value === 0 ? 0 : integerIn(value, field, range);
}

export function numberIn(value: number, field: string, { min, max }: Range): number {
  if (!(value >= min && value <= max)) throw invalidField(field, `is not a number from ${min} to ${max}`);
  return value;
}

/** A text that is one of the names. */
export function oneOf<Name extends string>(value: string, field: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value);
  if (found === undefined) throw invalidField(field, `is none of ${names.join(', ')}`);
  return found;
}

/** An enum value by its name; a number is one that this server does not know. */
export function enumIn<Name extends string, T>(
  value: Name | number,
  field: string,
  values: Readonly<Record<Name, T>>,
): T {
  if (typeof value === 'string' && Object.hasOwn(values, value)) return values[value];
  throw invalidField(field, `is none of ${Object.keys(values).join(', ')}`);
}
