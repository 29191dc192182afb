/** The same keys, each with what `by` makes of its value. */
export function mapValues<T, U>(of: Readonly<Record<string, T>>, by: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, by(value, key)]));
}
