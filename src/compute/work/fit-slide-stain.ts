import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { cellsRectangle } from '../../domain/geometry/grid.js';
import { fitStain } from '../../domain/stain/fit-stain.js';
import type { StainFit, StainMethod } from '../../domain/stain/stain-statistics.js';
import { indicesOf } from '../../domain/tissue/indices-of.js';
import { MAX_FIT_PIXELS, patchesPerFit, tissuePixels } from '../../domain/stain/tissue-pixels.js';
import { spreadEvenly } from '../../domain/tiling/spread-evenly.js';
import type { ReadScaledRegion, SlideReader } from '../../ports/slide-reader.js';
import type { SlidePlan } from './plan-slide.js';

/**
 * Statistics of the slide's stain by each method, from tissue cells spread evenly over the slide at the models' scale.
 * All tissue counts, whatever part of it is scored: the same slide has the same stain in every prediction, also when
 * one goes on in a new child. Nothing is read when no method is asked for, and a slide without tissue has no fits.
 */
export async function fitSlideStain(
  reader: SlideReader,
  { grid, tissue }: Pick<SlidePlan, 'grid' | 'tissue'>,
  patchSizePx: number,
  methods: readonly StainMethod[],
  { read, signal }: { readonly read: ReadScaledRegion; readonly signal: AbortSignal },
): Promise<ReadonlyMap<StainMethod, StainFit>> {
  const cells = methods.length === 0 ? [] : indicesOf(tissue.mask);
  if (cells.length === 0) return new Map();
  const images: Uint8Array[] = [];
  for (const cell of spreadEvenly(cells, patchesPerFit(patchSizePx))) {
    const rectangle = cellsRectangle(grid, cell % grid.columns, Math.floor(cell / grid.columns), 1, 1);
    images.push((await read(reader, rectangle, patchSizePx, patchSizePx, signal)).data);
  }
  throwIfAborted(signal);
  const pixels = tissuePixels(images, MAX_FIT_PIXELS);
  return new Map(methods.map((method) => [method, fitStain(method, pixels)]));
}
