import type { MaskWindow } from './mask-window.js';

export interface LabelledMask extends Omit<MaskWindow, 'data'> {
  /** 0 is background; components count from 1 in the order in which rows from the top meet them. */
  readonly labels: Int32Array;
  readonly count: number;
}

/** Connected tumour: pixels that share a side or a corner belong together. */
export function labelComponents({ data, ...place }: MaskWindow): LabelledMask {
  const labels = new Int32Array(data.length);
  let count = 0;
  for (let index = 0; index < data.length; index += 1) {
    if (data[index] === 0 || labels[index] !== 0) continue;
    count += 1;
    flood(labels, data, place.widthPx, index, count);
  }
  return { ...place, labels, count };
}

function flood(labels: Int32Array, data: Uint8Array, widthPx: number, start: number, label: number): void {
  const stack = [start];
  labels[start] = label;
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    const column = index % widthPx;
    const from = column > 0 ? -1 : 0;
    const to = column < widthPx - 1 ? 1 : 0;
    for (let rowStart = index - widthPx; rowStart <= index + widthPx; rowStart += widthPx) {
      for (let neighbour = rowStart + from; neighbour <= rowStart + to; neighbour += 1) {
        // Beyond the first and last row there are no data.
        if (data[neighbour] !== 1 || labels[neighbour] !== 0) continue;
        labels[neighbour] = label;
        stack.push(neighbour);
      }
    }
  }
}
