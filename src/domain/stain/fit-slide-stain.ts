import { fitStain } from './fit-stain.js';
import type { StainFit, StainMethod } from './stain-statistics.js';
import { MAX_FIT_PIXELS, tissuePixels } from './tissue-pixels.js';

/** A slide's stain by each method, of RGB pictures of its tissue; no fits of no pictures. */
export function fitSlideStain(
  images: readonly Uint8Array[],
  methods: readonly StainMethod[],
): ReadonlyMap<StainMethod, StainFit> {
  if (images.length === 0 || methods.length === 0) return new Map();
  const pixels = tissuePixels(images, MAX_FIT_PIXELS);
  return new Map(methods.map((method) => [method, fitStain(method, pixels)]));
}
