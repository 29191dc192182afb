import type { MaskWindow } from './mask-window.js';

/**
 * Every pixel nearer than `radiusPx` (centre to centre, Euclidean) to a tumour pixel: the same as a distance transform
 * cut at the radius, at the cost of the radius instead of a sort. The window is to have a margin of the radius, except
 * at the slide's edges.
 */
export function growMask(window: MaskWindow, radiusPx: number): MaskWindow {
  const { widthPx, heightPx } = window;
  const reach = Math.ceil(radiusPx) - 1;
  const vertical = verticalDistances(window, reach);
  const heights = chordHeights(radiusPx, reach);
  const data = new Uint8Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    const first = row * widthPx;
    for (let column = 0; column < widthPx; column += 1) {
      const distance = vertical[first + column]!;
      if (distance > reach) continue;
      // This column's tumour is near enough for all columns up to here.
      let span = reach;
      while (span > 0 && heights[span]! < distance) span -= 1;
      const from = Math.max(0, column - span);
      const to = Math.min(widthPx - 1, column + span);
      if (heights[0]! >= distance) data.fill(1, first + from, first + to + 1);
    }
  }
  return { ...window, data };
}

/** Distance to the nearest tumour pixel of the same column; `reach` + 1 for all that is farther. */
function verticalDistances({ widthPx, heightPx, data }: MaskWindow, reach: number): Uint8Array {
  const distances = new Uint8Array(data.length).fill(reach + 1);
  const sweep = (row: number, before: number): void => {
    for (let column = 0; column < widthPx; column += 1) {
      const index = row * widthPx + column;
      const last = before < 0 || before >= heightPx ? reach + 1 : distances[before * widthPx + column]!;
      distances[index] = data[index] === 1 ? 0 : Math.min(distances[index]!, last + 1, reach + 1);
    }
  };
  for (let row = 0; row < heightPx; row += 1) sweep(row, row - 1);
  for (let row = heightPx - 1; row >= 0; row -= 1) sweep(row, row + 1);
  return distances;
}

/** By horizontal distance: the largest whole vertical distance that still lies nearer than the radius, or −1. */
function chordHeights(radiusPx: number, reach: number): readonly number[] {
  return Array.from({ length: reach + 1 }, (_, horizontal) => {
    let height = reach;
    while (height >= 0 && horizontal ** 2 + height ** 2 >= radiusPx ** 2) height -= 1;
    return height;
  });
}
