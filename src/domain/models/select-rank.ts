/**
 * The value that would stand at `rank` (from 0) were the values sorted. Reorders them: none before the rank is larger,
 * none behind it is smaller. Hoare's selection: a fraction of what sorting takes.
 */
export function selectRank(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const [low, high] = partition(values, left, right, values[(left + right) >> 1]!);
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else break;
  }
  return values[rank]!;
}

/** Where the two halves end that the pivot divides: [first of the upper, last of the lower]. */
function partition(values: Float64Array, left: number, right: number, pivot: number): readonly [number, number] {
  let low = left;
  let high = right;
  while (low <= high) {
    while (values[low]! < pivot) low += 1;
    while (values[high]! > pivot) high -= 1;
    if (low > high) break;
    const kept = values[low]!;
    values[low] = values[high]!;
    values[high] = kept;
    low += 1;
    high -= 1;
  }
  return [low, high];
}
