/** The largest distance between two arrays; throws when they differ in length or hold NaN. */
export function largestDifference(first: Float32Array, second: Float32Array): number {
  if (first.length !== second.length) throw new Error(`${first.length} values against ${second.length}`);
  let largest = 0;
  for (let index = 0; index < first.length; index += 1) {
    const difference = Math.abs((first[index] ?? NaN) - (second[index] ?? NaN));
    if (Number.isNaN(difference)) throw new Error(`NaN at ${index}`);
    largest = Math.max(largest, difference);
  }
  return largest;
}

/** Centre squares (count, centrePx, centrePx) of square maps (count, sidePx, sidePx). */
export function centreCrops(maps: Float32Array, count: number, sidePx: number, centrePx: number): Float32Array {
  const crops = new Float32Array(count * centrePx * centrePx);
  const offset = Math.floor((sidePx - centrePx) / 2);
  for (let index = 0; index < crops.length; index += 1) {
    const patch = Math.floor(index / (centrePx * centrePx));
    const row = Math.floor(index / centrePx) % centrePx;
    const column = index % centrePx;
    crops[index] = maps[(patch * sidePx + row + offset) * sidePx + column + offset] ?? NaN;
  }
  return crops;
}

/** Range of the values: a comparison of constants proves nothing. */
export function spread(values: Float32Array): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
}
