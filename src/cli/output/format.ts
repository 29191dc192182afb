// Numbers for people.

/** Three digits that matter, and never `-0`. */
export function score(probability: number): string {
  return probability.toFixed(3);
}

/** A share of 1 in whole per cent. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

export function seconds(value: number): string {
  if (value < 10) return `${value.toFixed(2)} s`;
  return value < 60 ? `${value.toFixed(1)} s` : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

/** How long something takes, as far as it can be told: `1 h 5 min`, `14 min 3 s`, `9 s`. */
export function duration(value: number): string {
  const whole = Math.round(value);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Aligned `key  value` lines, indented. */
export function fields(entries: readonly (readonly [key: string, value: string])[]): string {
  const width = Math.max(...entries.map(([key]) => key.length));
  return entries.map(([key, value]) => `  ${key.padEnd(width)}  ${value}`).join('\n');
}
