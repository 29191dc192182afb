// Augmentation of training patches: pure, and the same for the same random stream.
import type { RandomStream } from '../random/seeded-random.js';
import type { AugmentationOptions } from './augmentation-options.js';
import { drawColour, recolourPatch } from './patch-colour.js';
import { drawGeometry, resamplePatch } from './patch-geometry.js';

/**
 * Writes an augmented copy of a square RGB patch.
 * `source` uint8 and `target` float32 (whole numbers 0…255) both hold sizePx² × 3 values.
 */
export function augmentPatch(
  source: Uint8Array,
  target: Float32Array,
  sizePx: number,
  options: AugmentationOptions,
  random: RandomStream,
): void {
  resamplePatch(source, target, sizePx, drawGeometry(options, random));
  recolourPatch(target, drawColour(options, random));
}
