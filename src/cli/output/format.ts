// Numbers for people.

/** Three digits that matter, and never `-0`. */
export function score(probability: number): string {
  return probability.toFixed(3);
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

export function seconds(value: number): string {
  if (value < 10) return `${value.toFixed(2)} s`;
  return value < 60 ? `${value.toFixed(1)} s` : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

/** Aligned `key  value` lines, indented. */
export function fields(entries: readonly (readonly [key: string, value: string])[]): string {
  const width = Math.max(...entries.map(([key]) => key.length));
  return entries.map(([key, value]) => `  ${key.padEnd(width)}  ${value}`).join('\n');
}
