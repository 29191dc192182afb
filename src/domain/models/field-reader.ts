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
  /** A list of texts, each matched as a whole. */
  texts(key: string, pattern: RegExp): readonly string[];
  /** One of these texts. */
  oneOf<T extends string>(key: string, values: readonly T[]): T;
  /** An object with this key as read, or an empty one where the field is absent: to be spread. */
  optional<K extends string, T>(key: K, read: (key: K) => T): Partial<Record<K, T>>;
  /** Reads every key of this object with `read`. */
  map<T>(read: (fields: FieldReader, key: string) => T): Readonly<Record<string, T>>;
}

type Fields = Readonly<Record<string, unknown>>;
type ScalarReader = Pick<FieldReader, 'unknown' | 'text' | 'matching' | 'oneOf' | 'number' | 'positive' | 'integer'>;

export function fieldsOf(value: unknown, path: string): FieldReader {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(path, 'is not an object');
  const fields = value as Fields;
  const reader: FieldReader = {
    ...scalarsOf(fields, path),
    object: (key) => fieldsOf(fields[key], `${path}.${key}`),
    list: (key) => listOf(fields, key, path).map((item, index) => fieldsOf(item, `${path}.${key}[${index}]`)),
    texts: (key, pattern) =>
      listOf(fields, key, path).map((item) => {
        if (typeof item === 'string' && pattern.test(item)) return item;
        throw invalid(`${path}.${key}`, `holds what does not match ${pattern}`);
      }),
    optional: <K extends string, T>(key: K, read: (key: K) => T): Partial<Record<K, T>> =>
      fields[key] === undefined ? {} : ({ [key]: read(key) } as Record<K, T>),
    map: (read) => Object.fromEntries(Object.keys(fields).map((key) => [key, read(reader, key)])),
  };
  return reader;
}

function scalarsOf(fields: Fields, path: string): ScalarReader {
  const number = (key: string): number => {
    const field = fields[key];
    if (typeof field !== 'number' || !Number.isFinite(field)) throw invalid(`${path}.${key}`, 'is not a number');
    return field;
  };
  const text = (key: string): string => {
    const field = fields[key];
    if (typeof field !== 'string') throw invalid(`${path}.${key}`, 'is not text');
    return field;
  };
  return {
    unknown: (key) => fields[key],
    text,
    number,
    matching: (key, pattern) =>
      check(text(key), (field) => pattern.test(field), `${path}.${key}`, `does not match ${pattern}`),
    oneOf: (key, values) => {
      const found = values.find((value) => value === text(key));
      if (found === undefined) throw invalid(`${path}.${key}`, `is none of ${values.join(', ')}`);
      return found;
    },
    positive: (key) => check(number(key), (field) => field > 0, `${path}.${key}`, 'is not above 0'),
    integer: (key, minimum) =>
      check(
        number(key),
        (field) => Number.isSafeInteger(field) && field >= minimum,
        `${path}.${key}`,
        `is not an integer from ${minimum}`,
      ),
  };
}

function listOf(fields: Fields, key: string, path: string): readonly unknown[] {
  const field = fields[key];
  if (!Array.isArray(field)) throw invalid(`${path}.${key}`, 'is not a list');
  return field;
}

function check<T>(value: T, holds: (value: T) => boolean, path: string, problem: string): T {
  if (!holds(value)) throw invalid(path, problem);
  return value;
}

function invalid(path: string, problem: string): AppError {
  return new AppError('MODEL_INVALID', `${path} ${problem}`, { metadata: { field: path } });
}
