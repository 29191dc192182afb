import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { cellsRectangle } from '../../domain/geometry/grid.js';
import { patchesPerFit } from '../../domain/stain/tissue-pixels.js';
import { spreadEvenly } from '../../domain/tiling/spread-evenly.js';
import { indicesOf } from '../../domain/tissue/indices-of.js';
import type { ReadScaledRegion, SlideReader } from '../../ports/slide-reader.js';
import type { SlidePlan } from './plan-slide.js';

/**
 * RGB of tissue cells spread evenly over the slide at the models' scale; none without tissue. All tissue counts,
 * whatever part of it is scored: the same slide shows the same cells in every prediction, also when one goes on in a
 * new child.
 */
export async function surveyTissue(
  reader: SlideReader,
  { grid, tissue }: Pick<SlidePlan, 'grid' | 'tissue'>,
  patchSizePx: number,
  { read, signal }: { readonly read: ReadScaledRegion; readonly signal: AbortSignal },
): Promise<readonly Uint8Array[]> {
  const images: Uint8Array[] = [];
  for (const cell of spreadEvenly(indicesOf(tissue.mask), patchesPerFit(patchSizePx))) {
    const rectangle = cellsRectangle(grid, cell % grid.columns, Math.floor(cell / grid.columns), 1, 1);
    images.push((await read(reader, rectangle, patchSizePx, patchSizePx, signal)).data);
  }
  throwIfAborted(signal);
  return images;
}
