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
  const spans = chordSpans(radiusPx, reach);
  const data = new Uint8Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    const first = row * widthPx;
    // What tumour to the left reaches, then what tumour to the right does.
    for (let column = 0, until = -1; column < widthPx; column += 1) {
      until = Math.max(until, column + spans[vertical[first + column]!]!);
      if (column <= until) data[first + column] = 1;
    }
    for (let column = widthPx - 1, from = widthPx; column >= 0; column -= 1) {
      from = Math.min(from, column - spans[vertical[first + column]!]!);
      if (column >= from) data[first + column] = 1;
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

/**
 * By vertical distance, 0 to `reach` and one more for farther: the largest whole horizontal distance that still lies
 * nearer than the radius; minus infinity where none does.
 */
function chordSpans(radiusPx: number, reach: number): readonly number[] {
  return Array.from({ length: reach + 2 }, (_, vertical) => {
    let span = reach;
    while (span >= 0 && span ** 2 + vertical ** 2 >= radiusPx ** 2) span -= 1;
    return span < 0 ? -Infinity : span;
  });
}
