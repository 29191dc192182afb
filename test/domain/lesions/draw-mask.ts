import type { MaskWindow } from '../../../src/domain/lesions/mask-window.js';

/** A mask from lines of text; `#` is tumour. */
export function drawMask(...lines: readonly string[]): MaskWindow {
  const widthPx = lines[0]?.length ?? 0;
  const data = Uint8Array.from(lines.join(''), (character) => Number(character === '#'));
  return { leftPx: 0, topPx: 0, widthPx, heightPx: lines.length, data };
}

/** The other way round; labels above 0 as digits. */
export function showMask(
  { widthPx, heightPx }: MaskWindow | Omit<MaskWindow, 'data'>,
  values: ArrayLike<number>,
): string[] {
  const show = (value: number): string => (value === 0 ? '.' : value === 1 ? '#' : String(value));
  return Array.from({ length: heightPx }, (_, row) =>
    Array.from({ length: widthPx }, (__, column) => show(values[row * widthPx + column] ?? 0)).join(''),
  );
}
