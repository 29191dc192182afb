import type { RgbImage } from '../image.js';

/**
 * Grey levels 0…255 of an RGB image: ITU-R BT.601 luma, 0.299 R + 0.587 G + 0.114 B, rounded.
 * The weights are thousandths so that the result is the same on every machine.
 */
export function greyOf(image: RgbImage): Uint8Array {
  const { data } = image;
  const grey = new Uint8Array(image.widthPx * image.heightPx);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 3) {
    const luma = 299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0);
    grey[pixel] = Math.floor((luma + 500) / 1000);
  }
  return grey;
}
