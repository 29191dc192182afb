import type { PatchGrid } from '../../domain/geometry/grid.js';
import type { StainFit } from '../../domain/stain/stain-statistics.js';
import type { SlideFileSet } from '../../ports/slide-reader.js';

/** A slide of a cohort with its cells labelled; read in place whenever one of its patches is wanted. */
export interface TrainingSlide extends SlideCells {
  /** As the manifest names it. */
  readonly name: string;
  readonly files: SlideFileSet;
  readonly patient?: string;
  /** Content digest of the slide's files. */
  readonly image: string;
  /** Content digest of its truth; empty without one. */
  readonly truth: string;
}

/** What a slide's index holds; cell indices are row · columns + column of `grid`. */
export interface SlideCells {
  readonly grid: PatchGrid;
  /** Of level 0. */
  readonly mppX: number;
  readonly mppY: number;
  readonly tissueAreaMm2: number;
  /** Whether the truth shows tumour, be it too small for a patch. */
  readonly positive: boolean;
  readonly tumour: Uint32Array;
  readonly normal: Uint32Array;
  /** Cells of the grid with half the side, all tumour; only where `tumour` is empty. */
  readonly halfTumour: Uint32Array;
  readonly mixedCount: number;
  readonly ignoredCount: number;
  readonly notes: readonly string[];
  /** Over all of its tissue; absent where no normalisation is asked for. */
  readonly stain?: StainFit;
}
