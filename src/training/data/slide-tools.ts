// The slide adapters of the training process and of its data threads, by dynamic import: patches alone need none of
// them.
import type { PatchGrid } from '../../domain/geometry/grid.js';
import { fitSlideStain } from '../../domain/stain/fit-slide-stain.js';
import type { StainFit, StainMethod } from '../../domain/stain/stain-statistics.js';
import type { TissueMask } from '../../domain/tissue/find-tissue.js';
import type { ReadScaledRegion, SlideFileSet, SlideReader } from '../../ports/slide-reader.js';

export interface SlideTools {
  open(files: SlideFileSet, signal?: AbortSignal): Promise<SlideReader>;
  readonly readScaledRegion: ReadScaledRegion;
  /** One grey level a cell of the grid. */
  scanTissue(reader: SlideReader, grid: PatchGrid, signal: AbortSignal): Promise<Uint8Array>;
  /** The slide's stain as predictions find it; undefined without tissue. */
  fitStain(reader: SlideReader, place: StainPlace, signal: AbortSignal): Promise<StainFit | undefined>;
}

export interface StainPlace {
  readonly grid: PatchGrid;
  readonly tissue: TissueMask;
  readonly patchSizePx: number;
  readonly method: StainMethod;
}

export async function openSlideTools(): Promise<SlideTools> {
  const { detectAndOpen } = await import('../../slides/registry.js');
  const { readScaledRegion } = await import('../../slides/read-scaled-region.js');
  const { scanTissue } = await import('../../compute/work/scan-tissue.js');
  const { surveyTissue } = await import('../../compute/work/survey-tissue.js');
  return {
    open: detectAndOpen,
    readScaledRegion,
    scanTissue: (reader, grid, signal) => scanTissue(reader, grid, readScaledRegion, signal),
    fitStain: async (reader, { grid, tissue, patchSizePx, method }, signal) => {
      const read = { read: readScaledRegion, signal };
      return fitSlideStain(await surveyTissue(reader, { grid, tissue }, patchSizePx, read), [method]).get(method);
    },
  };
}
