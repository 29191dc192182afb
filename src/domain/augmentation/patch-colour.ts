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
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const red = density(pixels[at] ?? 0);
    const green = density(pixels[at + 1] ?? 0);
    const blue = density(pixels[at + 2] ?? 0);
    const r = Math.exp(-transformed(stain, 0, red, green, blue));
    const g = Math.exp(-transformed(stain, 1, red, green, blue));
    const b = Math.exp(-transformed(stain, 2, red, green, blue));
    pixels[at] = toByte(transformed(rgb, 0, r, g, b));
    pixels[at + 1] = toByte(transformed(rgb, 1, r, g, b));
    pixels[at + 2] = toByte(transformed(rgb, 2, r, g, b));
  }
}

/** Natural-log optical densities of 0…255; black counts as half a step so that it stays finite. */
const DENSITIES = densityTable((value) => Math.max(value, 0.5) / 255);

function density(value: number): number {
  return DENSITIES[Math.round(value)] ?? 0;
}

function transformed(
  { matrix, offset }: Affine3,
  column: 0 | 1 | 2,
  first: number,
  second: number,
  third: number,
): number {
  return (
    first * matrix[column] + second * (matrix[column + 3] ?? 0) + third * (matrix[column + 6] ?? 0) + offset[column]
  );
}

function toByte(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 255);
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
