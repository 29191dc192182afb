import { connectedRuns } from './connected-runs.js';
import type { MaskWindow } from './mask-window.js';

/** Background that no path of pixels sharing a side leads out of becomes tumour. */
export function fillHoles(window: MaskWindow): MaskWindow {
  const { widthPx, heightPx } = window;
  const { rows, froms, ends, components, count } = connectedRuns(window, 0, false);
  const isOpen = new Uint8Array(count);
  components.forEach((component, run) => {
    const touches = rows[run] === 0 || rows[run] === heightPx - 1 || froms[run] === 0 || ends[run] === widthPx;
    if (touches) isOpen[component] = 1;
  });
  const data = Uint8Array.from(window.data);
  components.forEach((component, run) => {
    const first = rows[run]! * widthPx;
    if (isOpen[component] === 0) data.fill(1, first + froms[run]!, first + ends[run]!);
  });
  return { ...window, data };
}
