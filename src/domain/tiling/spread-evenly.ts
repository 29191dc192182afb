/** At most `count` of the items, evenly spread from the first on: the same items give the same choice. */
export function spreadEvenly<T>(items: ArrayLike<T>, count: number): readonly T[] {
  const chosen = Math.min(count, items.length);
  return Array.from({ length: chosen }, (_, index) => items[Math.floor(((index + 0.5) * items.length) / chosen)]!);
}
