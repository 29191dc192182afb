/**
 * The percentile 0…100 of ascending numbers, at least one, interpolated linearly between its neighbours (Hyndman and
 * Fan's type 7).
 */
export function percentileOf(ascending: ArrayLike<number>, percentile: number): number {
  const position = (percentile / 100) * (ascending.length - 1);
  const below = Math.floor(position);
  const low = ascending[below] ?? 0;
  const high = ascending[below + 1] ?? low;
  return low + (position - below) * (high - low);
}
