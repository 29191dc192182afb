import type { MaskWindow } from './mask-window.js';

const OUTSIDE = 2;

/** Background that no path of pixels sharing a side leads out of becomes tumour. */
export function fillHoles(window: MaskWindow): MaskWindow {
  const { widthPx, heightPx } = window;
  const data = Uint8Array.from(window.data);
  const stack: number[] = [];
  const visit = (index: number): void => {
    if (data[index] !== 0) return;
    data[index] = OUTSIDE;
    stack.push(index);
  };
  for (let column = 0; column < widthPx; column += 1) {
    visit(column);
    visit((heightPx - 1) * widthPx + column);
  }
  for (let row = 0; row < heightPx; row += 1) {
    visit(row * widthPx);
    visit(row * widthPx + widthPx - 1);
  }
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    const column = index % widthPx;
    if (column > 0) visit(index - 1);
    if (column < widthPx - 1) visit(index + 1);
    if (index >= widthPx) visit(index - widthPx);
    if (index < widthPx * (heightPx - 1)) visit(index + widthPx);
  }
  return { ...window, data: data.map((value) => (value === OUTSIDE ? 0 : 1)) };
}
