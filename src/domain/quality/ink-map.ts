import type { RgbImage } from '../image.js';
import { INK_COLOURS, type InkColour } from './slide-quality.js';

/** Index in INK_COLOURS plus 1 of each pixel, 0 for none. */
export type InkMap = Uint8Array;

/** Both dyes take green light most or, where haematoxylin is dense, red a little more: tissue stays below 10. */
const MIN_GREEN_OVER_RED = 20;
/** Blue ink that takes red and green alike; the bluest haematoxylin reaches 60. */
const MIN_BLUE_OVER_BOTH = 75;
/** Of red light: eosin and blood reach 0.5. */
const MIN_RED_EXCESS = 0.55;
const MIN_RED = 110;
/** Black ink lets nothing through; black that was never scanned is blacker and even. */
const MAX_BLACK = 70;
const MAX_BLACK_RANGE = 30;
const MIN_BLACK = 8;

/**
 * Marks pixels of colours that haematoxylin and eosin do not make. For pictures at 8 µm/px or coarser: single pixels
 * of fine scales show refraction and pigment of any colour.
 */
export function inkMap(picture: RgbImage): InkMap {
  const map = new Uint8Array(picture.widthPx * picture.heightPx);
  for (let pixel = 0, at = 0; pixel < map.length; pixel += 1, at += 3) {
    map[pixel] = inkOf(picture.data[at]!, picture.data[at + 1]!, picture.data[at + 2]!);
  }
  return map;
}

const NUMBERS = Object.fromEntries(INK_COLOURS.map((colour, index) => [colour, index + 1])) as Record<
  InkColour,
  number
>;

function inkOf(red: number, green: number, blue: number): number {
  const brightest = Math.max(red, green, blue);
  if (green - red >= MIN_GREEN_OVER_RED) return green >= blue ? NUMBERS.green : NUMBERS.blue;
  if (blue - Math.max(red, green) >= MIN_BLUE_OVER_BOTH) return NUMBERS.blue;
  if (red >= MIN_RED && red - Math.max(green, blue) >= MIN_RED_EXCESS * red) return NUMBERS.red;
  if (brightest > MAX_BLACK || brightest < MIN_BLACK) return 0;
  return brightest - Math.min(red, green, blue) <= MAX_BLACK_RANGE ? NUMBERS.black : 0;
}
