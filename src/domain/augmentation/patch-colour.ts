import { uniform, type RandomStream } from '../random/seeded-random.js';
import { diagonal3, invert3, multiply3, type Affine3, type Matrix3 } from '../stain/matrix3.js';
import { densityTable } from '../stain/optical-density.js';
import { RUIFROK_STAINS } from '../stain/ruifrok-stains.js';
import type { AugmentationOptions } from './augmentation-options.js';

/** First an affine change of optical densities (stain), then one of RGB values in 0…1. */
export interface PatchColour {
  readonly stain: Affine3;
  readonly rgb: Affine3;
}

const DENSITY_TO_STAIN = invert3(RUIFROK_STAINS);

/** NTSC luma and chroma. */
const RGB_TO_YIQ: Matrix3 = [0.299, 0.587, 0.114, 0.5959, -0.2746, -0.3213, 0.2115, -0.5227, 0.3112];
const YIQ_TO_RGB = invert3(RGB_TO_YIQ);

export function drawColour(options: AugmentationOptions, random: RandomStream): PatchColour {
  const factor = (range: number): number => 1 + uniform(random, -1, 1) * range;
  const scale = diagonal3(factor(options.stainScale), factor(options.stainScale), factor(options.stainScale));
  const shifts = [0, 1, 2].map(() => uniform(random, -1, 1) * options.stainShift);
  const contrast = factor(options.contrast);
  const saturation = factor(options.saturation);
  const hue = uniform(random, -1, 1) * options.hueDegrees * (Math.PI / 180);
  const brightness = uniform(random, -1, 1) * options.brightness;
  const dimming = uniform(random, options.dimmest, 1);
  const offset = (0.5 * (1 - contrast) + brightness) * dimming;
  return {
    // Row vectors: density · D⁻¹ · scale · D, and shift · D.
    stain: {
      matrix: multiply3(multiply3(DENSITY_TO_STAIN, scale), RUIFROK_STAINS),
      offset: rowTimes(shifts, RUIFROK_STAINS),
    },
    rgb: { matrix: transpose3(colourMatrix(contrast * dimming, saturation, hue)), offset: [offset, offset, offset] },
  };
}

/** Applies the change in place; values 0…255, clipped and rounded to whole numbers as a decoded image has them. */
export function recolourPatch(pixels: Float32Array, { stain, rgb }: PatchColour): void {
  if (isIdentity(stain)) {
    transformShares(pixels, rgb, 255);
  } else {
    restain(pixels, stain);
    transformShares(pixels, rgb, 1);
  }
}

function isIdentity({ matrix, offset }: Affine3): boolean {
  const close = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 1e-9;
  return matrix.every((value, at) => close(value, at % 4 === 0 ? 1 : 0)) && offset.every((value) => close(value, 0));
}

/** 0…255 to 0…1, changed as optical densities. */
function restain(pixels: Float32Array, { matrix, offset }: Affine3): void {
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = matrix;
  const [o0, o1, o2] = offset;
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const red = density(pixels[at]!);
    const green = density(pixels[at + 1]!);
    const blue = density(pixels[at + 2]!);
    pixels[at] = Math.exp(-(red * m0 + green * m3 + blue * m6 + o0));
    pixels[at + 1] = Math.exp(-(red * m1 + green * m4 + blue * m7 + o1));
    pixels[at + 2] = Math.exp(-(red * m2 + green * m5 + blue * m8 + o2));
  }
}

/** 0…full to whole numbers 0…255. */
function transformShares(pixels: Float32Array, { matrix, offset }: Affine3, full: number): void {
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = matrix;
  const [o0, o1, o2] = offset;
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const red = Math.fround(pixels[at]! / full);
    const green = Math.fround(pixels[at + 1]! / full);
    const blue = Math.fround(pixels[at + 2]! / full);
    pixels[at] = toByte(red * m0 + green * m3 + blue * m6 + o0);
    pixels[at + 1] = toByte(red * m1 + green * m4 + blue * m7 + o1);
    pixels[at + 2] = toByte(red * m2 + green * m5 + blue * m8 + o2);
  }
}

/** Natural-log optical densities of 0…255; black counts as half a step so that it stays finite. */
const DENSITIES = densityTable((value) => Math.max(value, 0.5) / 255);

/** Of 0…255, rounded to the nearest. */
function density(value: number): number {
  return DENSITIES[(value + 0.5) | 0]!;
}

function toByte(share: number): number {
  if (share <= 0) return 0;
  return share >= 1 ? 255 : (share * 255 + 0.5) | 0;
}

function colourMatrix(contrast: number, saturation: number, hue: number): Matrix3 {
  const cos = Math.cos(hue) * saturation;
  const sin = Math.sin(hue) * saturation;
  const turned: Matrix3 = [1, 0, 0, 0, cos, -sin, 0, sin, cos];
  return multiply3(multiply3(multiply3(YIQ_TO_RGB, turned), RGB_TO_YIQ), diagonal3(contrast, contrast, contrast));
}

function transpose3(m: Matrix3): Matrix3 {
  return [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
}

function rowTimes(row: readonly number[], m: Matrix3): readonly [number, number, number] {
  const at = (column: 0 | 1 | 2): number =>
    (row[0] ?? 0) * m[column] + (row[1] ?? 0) * (m[column + 3] ?? 0) + (row[2] ?? 0) * (m[column + 6] ?? 0);
  return [at(0), at(1), at(2)];
}
