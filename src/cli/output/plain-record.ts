// Messages of the API as plain JSON: digests in hexadecimal, times in ISO 8601, enum values without their prefix.

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Fields that hold an enum, with the prefix of its values. */
const ENUM_PREFIXES: Readonly<Record<string, RegExp>> = {
  state: /^(MODEL|TRAINING_RUN)_STATE_/,
  spacingSource: /^SPACING_SOURCE_/,
  associatedImages: /^ASSOCIATED_IMAGE_KIND_/,
};

/** Absent fields are left out. */
export function plainRecord(message: object): Readonly<Record<string, Json>> {
  const entries = Object.entries(message as Record<string, unknown>).flatMap(([key, value]) => {
    return value === undefined ? [] : [[key, plainField(key, value)] as const];
  });
  return Object.fromEntries(entries);
}

/** Enum values go by the field that they are in, also within a list. */
function plainField(key: string, value: unknown): Json {
  if (Array.isArray(value)) return value.map((item) => plainField(key, item));
  return isEnum(key, value) ? enumName(key, value) : plainValue(value);
}

function plainValue(value: unknown): Json {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null) return plainRecord(value);
  return value as string | number | boolean | null;
}

function isEnum(key: string, value: unknown): value is string {
  const prefix = ENUM_PREFIXES[key];
  return prefix !== undefined && typeof value === 'string' && prefix.test(value);
}

/** `MODEL_STATE_READY` → `ready`. */
export function enumName(field: string, value: string): string {
  return value.replace(ENUM_PREFIXES[field] ?? '', '').toLowerCase();
}
