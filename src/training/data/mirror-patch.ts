/** A square RGB picture of `sidePx` continued to `targetPx` by reflection on all sides, its middle in the middle. */
export function mirrorPatch(source: Uint8Array, sidePx: number, targetPx: number): Uint8Array {
  const target = new Uint8Array(targetPx * targetPx * 3);
  const start = Math.floor((targetPx - sidePx) / 2);
  for (let row = 0; row < targetPx; row += 1) {
    const fromRow = mirrored(row - start, sidePx) * sidePx;
    for (let column = 0; column < targetPx; column += 1) {
      const from = (fromRow + mirrored(column - start, sidePx)) * 3;
      target.set(source.subarray(from, from + 3), (row * targetPx + column) * 3);
    }
  }
  return target;
}

/** Edge pixels come twice, as in a mirror that touches them. */
function mirrored(position: number, count: number): number {
  const inPeriod = ((position % (2 * count)) + 2 * count) % (2 * count);
  return inPeriod < count ? inPeriod : 2 * count - 1 - inPeriod;
}
