import { MAX_STAINED_VALUE } from './optical-density.js';

/** Fits sort their pixels; more do not move a vector's third decimal. */
export const MAX_FIT_PIXELS = 200_000;
/** Pixels that are read for a fit: three times what it takes, as glass between the cells drops out. */
const MAX_READ_PIXELS = 3 * MAX_FIT_PIXELS;
/** Of large patches: fewer could all lie in one part of a small piece of tissue. */
const MIN_PATCHES = 24;

/** How many patches of this side, spread evenly over a slide, its stain is fitted on. */
export function patchesPerFit(patchSizePx: number): number {
  return Math.max(MIN_PATCHES, Math.floor(MAX_READ_PIXELS / patchSizePx ** 2));
}

/**
 * The RGB pixels of `images` that hold stain in any channel, glass left out, at most `maxPixels` of them: every n-th
 * pixel is looked at, so that each image gives its share and the same images give the same pixels.
 */
export function tissuePixels(images: readonly Uint8Array[], maxPixels: number): Uint8Array {
  const total = images.reduce((sum, { length }) => sum + Math.floor(length / 3), 0);
  const stride = 3 * Math.max(1, Math.ceil(total / maxPixels));
  const pixels = new Uint8Array(3 * Math.ceil((3 * total) / stride + images.length));
  let length = 0;
  for (const image of images) {
    for (let at = 0; at + 2 < image.length; at += stride) {
      const [red, green, blue] = [image[at]!, image[at + 1]!, image[at + 2]!];
      if (Math.min(red, green, blue) > MAX_STAINED_VALUE) continue;
      pixels[length] = red;
      pixels[length + 1] = green;
      pixels[length + 2] = blue;
      length += 3;
    }
  }
  return pixels.subarray(0, length);
}
