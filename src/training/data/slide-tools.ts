// The slide adapters of the training process and of its data threads, by dynamic import: patches alone need none of them.
import type { PatchGrid } from '../../domain/geometry/grid.js';
import type { ReadScaledRegion, SlideFileSet, SlideReader } from '../../ports/slide-reader.js';

export interface SlideTools {
  open(files: SlideFileSet, signal?: AbortSignal): Promise<SlideReader>;
  readonly readScaledRegion: ReadScaledRegion;
  /** One grey level a cell of the grid. */
  scanTissue(reader: SlideReader, grid: PatchGrid, signal: AbortSignal): Promise<Uint8Array>;
}

export async function openSlideTools(): Promise<SlideTools> {
  const { detectAndOpen } = await import('../../slides/registry.js');
  const { readScaledRegion } = await import('../../slides/read-scaled-region.js');
  const { scanTissue } = await import('../../compute/work/scan-tissue.js');
  return {
    open: detectAndOpen,
    readScaledRegion,
    scanTissue: (reader, grid, signal) => scanTissue(reader, grid, readScaledRegion, signal),
  };
}
