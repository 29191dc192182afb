/** Every network halves a patch four times and doubles it again; beyond 1,024 px a batch of two fills most machines. */
const MULTIPLE_PX = 16;
const SMALLEST_PX = 32;
const LARGEST_PX = 1024;

/** Sides of patches that can be trained on, in words. */
export const PATCH_SIZES = 'a multiple of 16 from 32 to 1,024';

export function isPatchSize(sidePx: number): boolean {
  return Number.isInteger(sidePx / MULTIPLE_PX) && sidePx >= SMALLEST_PX && sidePx <= LARGEST_PX;
}
