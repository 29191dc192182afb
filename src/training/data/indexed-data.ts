import type { SkippedItem } from '../../domain/dataset/data-report.js';
import type { SplitUnit } from '../../domain/split/split-unit.js';
import type { LabelledPatch } from './labelled-patch.js';
import type { TrainingSlide } from './training-slide.js';

/** A data source with everything in it checked, ready to be split. */
export interface IndexedData {
  /** What a split moves as a whole, with the patches that come with it. */
  readonly units: readonly IndexedUnit[];
  readonly skipped: readonly SkippedItem[];
  readonly notes: readonly string[];
  /** Entries that an earlier run had found, and those found now. */
  readonly use: { readonly hits: number; readonly misses: number };
}

export interface IndexedUnit extends SplitUnit {
  /** `<name>\t<sha256>`: what the data's digest is made of. */
  readonly digestLine: string;
  readonly patches: readonly LabelledPatch[];
  /** Absent where patches were given. */
  readonly cohortSlide?: TrainingSlide;
}
