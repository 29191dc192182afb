// Augmentation of training patches: pure, and the same for the same random stream.
import type { RandomStream } from '../random/seeded-random.js';
import type { AugmentationOptions } from './augmentation-options.js';
import { drawColour, recolourPatch } from './patch-colour.js';
import { drawGeometry, resamplePatch } from './patch-geometry.js';

/**
 * Writes an augmented copy of the middle of a square RGB patch.
 * `source` uint8 holds sourcePx² × 3 values and is as large as the patch or larger (`sourceSizePx`); `target` float32
 * (whole numbers 0…255) holds sizePx² × 3.
 */
export function augmentPatch(
  source: Uint8Array,
  sourcePx: number,
  target: Float32Array,
  sizePx: number,
  options: AugmentationOptions,
  random: RandomStream,
): void {
  resamplePatch(source, sourcePx, target, sizePx, drawGeometry(options, random));
  if (changesColour(options)) recolourPatch(target, drawColour(options, random));
  else roundAll(target);
}

function changesColour(options: AugmentationOptions): boolean {
  const { dimmest, brightness, contrast, saturation, hueDegrees, stainScale, stainShift } = options;
  return dimmest !== 1 || [brightness, contrast, saturation, hueDegrees, stainScale, stainShift].some((v) => v !== 0);
}

function roundAll(pixels: Float32Array): void {
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (pixels[at]! + 0.5) | 0;
}
