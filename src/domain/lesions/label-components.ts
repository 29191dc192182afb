import { connectedRuns } from './connected-runs.js';
import type { MaskWindow } from './mask-window.js';

export interface LabelledMask extends Omit<MaskWindow, 'data'> {
  /** 0 is background; components count from 1 in the order in which rows from the top meet them. */
  readonly labels: Int32Array;
  readonly count: number;
}

/** Connected tumour: pixels that share a side or a corner belong together. */
export function labelComponents(window: MaskWindow): LabelledMask {
  const { data, ...place } = window;
  const { rows, froms, ends, components, count } = connectedRuns(window, 1, true);
  const labels = new Int32Array(data.length);
  components.forEach((component, run) => {
    const first = rows[run]! * place.widthPx;
    labels.fill(component + 1, first + froms[run]!, first + ends[run]!);
  });
  return { ...place, labels, count };
}
