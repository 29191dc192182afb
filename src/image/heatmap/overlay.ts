import type { RgbImage } from '../../domain/image.js';
import { mixPixel, type Colour } from '../draw.js';
import { colourOf } from './colour-map.js';
import { UNSCORED } from './probability-map.js';

/** Of the colours over the tissue: strong enough to tell tenths apart, weak enough to see what lies beneath. */
const OPACITY = 0.55;
/** Stain left under the colours: pink tissue would shift every hue. */
const STAIN = 0.15;
/** Tissue is paled to the upper grey levels, or dark nuclei and pale fat would change the colours' brightness. */
const DARKEST = 80;
const OUTLINE: Colour = [20, 20, 30];
const OUTLINE_OPACITY = 0.8;

/**
 * The picture with each scored pixel coloured by its probability, and a line of `outlinePx` just outside of what was
 * scored: inside, it would hide the cells of a large slide, which are a pixel or two wide.
 */
export function overlay(picture: RgbImage, map: Float32Array, outlinePx: number): RgbImage {
  const result = { ...picture, data: Uint8Array.from(picture.data) };
  const grown = growScored(map, picture, outlinePx);
  map.forEach((probability, pixel) => {
    if (probability !== UNSCORED) {
      fade(result, pixel * 3);
      mixPixel(result, pixel * 3, colourOf(probability), OPACITY);
    } else if (grown[pixel] === 1) {
      mixPixel(result, pixel * 3, OUTLINE, OUTLINE_OPACITY);
    }
  });
  return result;
}

/** Takes most of the stain's colour and darkness away and leaves its structure. */
function fade({ data }: RgbImage, at: number): void {
  const grey = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
  const pale = DARKEST + (grey * (255 - DARKEST)) / 255;
  for (let i = at; i < at + 3; i += 1) data[i] = Math.round(pale + (data[i]! - grey) * STAIN);
}

/** 1 where a scored pixel lies within `distance` on both axes: first along rows, then along columns. */
function growScored(map: Float32Array, { widthPx, heightPx }: RgbImage, distance: number): Uint8Array {
  const scored = Uint8Array.from(map, (probability) => (probability === UNSCORED ? 0 : 1));
  const alongRows = growLines(scored, { lines: heightPx, lineStep: widthPx, length: widthPx, step: 1 }, distance);
  return growLines(alongRows, { lines: widthPx, lineStep: 1, length: heightPx, step: widthPx }, distance);
}

interface Lines {
  readonly lines: number;
  readonly lineStep: number;
  readonly length: number;
  readonly step: number;
}

function growLines(mask: Uint8Array, { lines, lineStep, length, step }: Lines, distance: number): Uint8Array {
  const grown = new Uint8Array(mask.length);
  for (let line = 0; line < lines; line += 1) {
    // Where the last 1 was met, walking one way and then the other.
    let last = -Infinity;
    for (let i = 0; i < length; i += 1) {
      if (mask[line * lineStep + i * step] === 1) last = i;
      if (i - last <= distance) grown[line * lineStep + i * step] = 1;
    }
    last = Infinity;
    for (let i = length - 1; i >= 0; i -= 1) {
      if (mask[line * lineStep + i * step] === 1) last = i;
      if (last - i <= distance) grown[line * lineStep + i * step] = 1;
    }
  }
  return grown;
}
