// Where patches are read from, in memory that all threads of the process share.
import type { PatchGrid } from '../../domain/geometry/grid.js';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import type { LabelledPatch } from './labelled-patch.js';
import { stainPlaces, type DataStains, type SharedStains } from './stain-places.js';
import type { TrainingSlide } from './training-slide.js';

export interface SharedPatches {
  /** Side of the patch itself; slides are read at `readSizePx`, which is more where corners are to be turned in. */
  readonly patchSizePx: number;
  readonly readSizePx: number;
  readonly files: readonly string[];
  readonly slides: readonly SlidePlace[];
  /** Of each patch four numbers: PLACE kind, index in `files` or `slides`, cell of the slide's grid, its stain. */
  readonly places: SharedArrayBuffer;
  /** What all patches are brought to; absent: they are used as they are. */
  readonly stains?: SharedStains;
  /** uint8 RGB of the first patches, readSizePx² × 3 bytes each; of those that `filled` marks. */
  readonly cache: SharedArrayBuffer;
  /** A byte each: 1 once the patch is in the cache. */
  readonly filled: SharedArrayBuffer;
}

export interface SlidePlace {
  readonly files: SlideFileSet;
  readonly grid: PatchGrid;
}

export const PLACE = { file: 0, cell: 1, halfCell: 2 } as const;
export const PLACE_NUMBERS = 4;
/** Which of them is the stain. */
export const STAIN_NUMBER = 3;

export interface SharedSizes {
  readonly patchSizePx: number;
  readonly readSizePx: number;
  /** Decoded patches kept in memory; what does not fit is read again each time. */
  readonly cacheBytes: number;
  /** What patches are brought to; undefined: they are used as they are. */
  readonly stains: DataStains | undefined;
}

export function sharePatches(patches: readonly LabelledPatch[], sizes: SharedSizes): SharedPatches {
  const files: string[] = [];
  const slides = new Map<TrainingSlide, number>();
  const places = new SharedArrayBuffer(patches.length * PLACE_NUMBERS * Uint32Array.BYTES_PER_ELEMENT);
  const numbers = new Uint32Array(places);
  const stains = stainPlaces(sizes.stains);
  patches.forEach((patch, index) => {
    const place = patch.kind === 'file' ? placeOfFile(patch.file, files) : placeOfCell(patch, slides);
    numbers.set([...place, stains.placeOf(patch)], index * PLACE_NUMBERS);
  });
  const { patchSizePx, readSizePx, cacheBytes } = sizes;
  const patchBytes = readSizePx * readSizePx * 3;
  const sharedStains = stains.shared();
  const capacity = Math.min(patches.length, Math.floor(cacheBytes / patchBytes));
  return {
    patchSizePx,
    readSizePx,
    files,
    slides: [...slides.keys()].map((slide) => ({ files: slide.files, grid: slide.grid })),
    places,
    ...(sharedStains && { stains: sharedStains }),
    cache: new SharedArrayBuffer(capacity * patchBytes),
    filled: new SharedArrayBuffer(capacity),
  };
}

function placeOfFile(file: string, files: string[]): readonly number[] {
  files.push(file);
  return [PLACE.file, files.length - 1, 0];
}

function placeOfCell(
  { slide, cell, half }: Extract<LabelledPatch, { kind: 'slide' }>,
  slides: Map<TrainingSlide, number>,
): readonly number[] {
  const index = slides.get(slide) ?? slides.size;
  slides.set(slide, index);
  return [half ? PLACE.halfCell : PLACE.cell, index, cell];
}
