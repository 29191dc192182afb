import { truthInvalid } from './truth-invalid.js';

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list under `key`; none when it is absent. Throws TRAINING_DATA_INVALID for anything but a list. */
export function listIn(value: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const list = value[key];
  if (list === undefined || list === null) return [];
  if (Array.isArray(list)) return list;
  throw truthInvalid(`\`${key}\` is no list`);
}
