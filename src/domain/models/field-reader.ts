import { AppError } from '../errors/app-error.js';

/** Typed access to the fields of one parsed JSON object; every method throws MODEL_INVALID naming the path. */
export interface FieldReader {
  unknown(key: string): unknown;
  text(key: string): string;
  /** Text that the pattern matches as a whole. */
  matching(key: string, pattern: RegExp): string;
  /** A finite number. */
  number(key: string): number;
  /** A finite number above 0. */
  positive(key: string): number;
  /** A safe integer at or above `minimum`. */
  integer(key: string, minimum: number): number;
  object(key: string): FieldReader;
  list(key: string): readonly FieldReader[];
  /** Reads every key of this object with `read`. */
  map<T>(read: (fields: FieldReader, key: string) => T): Readonly<Record<string, T>>;
}

export function fieldsOf(value: unknown, path: string): FieldReader {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(path, 'is not an object');
  const object = value as Readonly<Record<string, unknown>>;
  const number = (key: string): number => {
    const field = object[key];
    if (typeof field !== 'number' || !Number.isFinite(field)) throw invalid(`${path}.${key}`, 'is not a number');
    return field;
  };
  const text = (key: string): string => {
    const field = object[key];
    if (typeof field !== 'string') throw invalid(`${path}.${key}`, 'is not text');
    return field;
  };
  const reader: FieldReader = {
    unknown: (key) => object[key],
    text,
    number,
    matching: (key, pattern) =>
      check(text(key), (field) => pattern.test(field), `${path}.${key}`, `does not match ${pattern}`),
    positive: (key) => check(number(key), (field) => field > 0, `${path}.${key}`, 'is not above 0'),
    integer: (key, minimum) =>
      check(
        number(key),
        (field) => Number.isSafeInteger(field) && field >= minimum,
        `${path}.${key}`,
        `is not an integer from ${minimum}`,
      ),
    object: (key) => fieldsOf(object[key], `${path}.${key}`),
    list: (key) => {
      const field = object[key];
      if (!Array.isArray(field)) throw invalid(`${path}.${key}`, 'is not a list');
      return field.map((item, index) => fieldsOf(item, `${path}.${key}[${index}]`));
    },
    map: (read) => Object.fromEntries(Object.keys(object).map((key) => [key, read(reader, key)])),
  };
  return reader;
}

function check<T>(value: T, holds: (value: T) => boolean, path: string, problem: string): T {
  if (!holds(value)) throw invalid(path, problem);
  return value;
}

function invalid(path: string, problem: string): AppError {
  return new AppError('MODEL_INVALID', `${path} ${problem}`, { metadata: { field: path } });
}
