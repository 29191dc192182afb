import { fitStain } from '../../domain/stain/fit-stain.js';
import { createStainNormaliser } from '../../domain/stain/stain-normaliser.js';
import type { StainStatistics } from '../../domain/stain/stain-statistics.js';
import { MAX_FIT_PIXELS, tissuePixels } from '../../domain/stain/tissue-pixels.js';
import { STAIN, type SharedStains } from './stain-places.js';

/** The patch in the data's stain, in its own memory or in new; `place` says from which stain. `pixels` is RGB. */
export function normalisePatch(pixels: Uint8Array, place: number, stains: SharedStains | undefined): Uint8Array {
  if (stains === undefined) return pixels;
  const source = sourceOf(pixels, place, stains);
  if (source === undefined) return pixels;
  // Not `slice`, which of a Buffer is a view.
  const copy = new Uint8Array(pixels);
  // Tables of one slide are made anew each time: 0.1 ms, where those of all slides would fill a thread's memory.
  createStainNormaliser(source, stains.target)(copy);
  return copy;
}

function sourceOf(pixels: Uint8Array, place: number, { target, sources }: SharedStains): StainStatistics | undefined {
  if (place === STAIN.asItIs) return undefined;
  if (place !== STAIN.own) return sources[place - STAIN.first];
  const fit = fitStain(target.method, tissuePixels([pixels], MAX_FIT_PIXELS));
  return fit.kind === 'fitted' ? fit.statistics : undefined;
}
