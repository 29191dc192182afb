// A training file as it was written, before it is checked: nested mappings of anything.

export type RawConfig = Record<string, unknown>;

export function isMapping(value: unknown): value is RawConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where there is none. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }, root);
}

/** The same with another value at a path; what is in the way and no mapping gives way. */
export function withValueAt(root: RawConfig, path: readonly string[], value: unknown): RawConfig {
  const [key, ...rest] = path;
  if (key === undefined) return root;
  if (rest.length === 0) return { ...root, [key]: value };
  const inner = root[key];
  return { ...root, [key]: withValueAt(isMapping(inner) ? inner : {}, rest, value) };
}

/** The same without the keys at a path. */
export function withoutKeys(root: RawConfig, path: readonly string[], keys: readonly string[]): RawConfig {
  const inner = valueAt(root, path);
  if (!isMapping(inner)) return root;
  return withValueAt(root, path, Object.fromEntries(Object.entries(inner).filter(([key]) => !keys.includes(key))));
}
