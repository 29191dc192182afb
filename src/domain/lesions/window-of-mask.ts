import { invalidField } from '../errors/invalid-field.js';
import { MAX_MASK_PIXELS } from './rasterise-lesions.js';
import type { MaskWindow } from './mask-window.js';

export interface WholeMask {
  readonly widthPx: number;
  readonly heightPx: number;
  /** One byte a pixel, row by row; anything but 0 is tumour. */
  readonly data: Uint8Array;
  /** Level-0 pixels a mask pixel. */
  readonly downsample: number;
}

/**
 * The part of a slide's mask that holds tumour, with a margin that ends at the slide's edges, on the grid of
 * `downsample`. A mask of another scale is sampled at the centres of that grid's pixels, so that a coarse one keeps
 * its steps and a fine one may lose what lies between. Throws INVALID_FIELD for more than 40 million pixels.
 */
export function windowOfMask(mask: WholeMask, downsample: number, marginPx: number): MaskWindow {
  const ratio = downsample / mask.downsample;
  const widthPx = Math.ceil(mask.widthPx / ratio);
  const heightPx = Math.ceil(mask.heightPx / ratio);
  if (widthPx * heightPx > MAX_MASK_PIXELS) {
    throw invalidField('lesions', `make a mask of ${widthPx}×${heightPx} pixels, more than ${MAX_MASK_PIXELS}`);
  }
  const isTumour = (column: number, row: number): boolean => {
    const x = Math.min(mask.widthPx - 1, Math.floor((column + 0.5) * ratio));
    const y = Math.min(mask.heightPx - 1, Math.floor((row + 0.5) * ratio));
    return mask.data[y * mask.widthPx + x] !== 0;
  };
  const { left, top, right, bottom } = bounds(widthPx, heightPx, isTumour);
  if (left > right) return { leftPx: 0, topPx: 0, widthPx: 0, heightPx: 0, data: new Uint8Array(0) };
  const [leftPx, topPx] = [Math.max(0, left - marginPx), Math.max(0, top - marginPx)];
  const width = Math.min(widthPx, right + marginPx + 1) - leftPx;
  const height = Math.min(heightPx, bottom + marginPx + 1) - topPx;
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (isTumour(leftPx + column, topPx + row)) data[row * width + column] = 1;
    }
  }
  return { leftPx, topPx, widthPx: width, heightPx: height, data };
}

function bounds(
  widthPx: number,
  heightPx: number,
  isTumour: (column: number, row: number) => boolean,
): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < heightPx; row += 1) {
    for (let column = 0; column < widthPx; column += 1) {
      if (!isTumour(column, row)) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = row;
    }
  }
  return { left, top, right, bottom };
}
