// What a training run's data is: told before the first step, stored with the run.
import type { Grouping } from '../split/split-unit.js';

export interface ClassCounts {
  readonly tumour: number;
  readonly normal: number;
}

/** Something that was not used, and why. */
export interface SkippedItem {
  readonly name: string;
  readonly reason: string;
}

export interface SlideReport {
  readonly name: string;
  readonly part: 'training' | 'validation';
  readonly patient?: string;
  readonly tumour: number;
  readonly normal: number;
  /** Partly tumour: used as neither. */
  readonly mixed: number;
  /** 0 where patches were given, not a slide. */
  readonly tissueAreaMm2: number;
  /** Of level 0; 0 where patches were given. */
  readonly mppX: number;
  readonly mppY: number;
}

export interface PartReport extends ClassCounts {
  readonly slides: number;
  readonly positiveSlides: number;
  readonly patients: number;
}

export interface DataReport {
  readonly training: PartReport;
  readonly validation: PartReport;
  /** 0 where patches were given. */
  readonly tissueAreaMm2: number;
  /** Of the patches. */
  readonly mppX: number;
  readonly mppY: number;
  readonly patchSizePx: number;
  readonly labelSizePx: number;
  /** At most MAX_NAMED. */
  readonly slides: readonly SlideReport[];
  /** At most MAX_NAMED; `skippedCount` counts all. */
  readonly skipped: readonly SkippedItem[];
  readonly skippedCount: number;
  /** What was put right or deserves a look; at most MAX_NAMED. */
  readonly notes: readonly string[];
  /** How validation was kept apart, and what that leaves unproven. */
  readonly split: string;
  /** The groups of which none stands on both sides; absent in runs stored before it was told. */
  readonly grouping?: Grouping;
  /** Whether the index of an earlier run was taken. */
  readonly indexed: 'anew' | 'in part' | 'before';
}

/** Names in one report: what a person reads, and far below the size of a message. */
export const MAX_NAMED = 100;
/** Slides named in one report: four times CAMELYON16. */
export const MAX_SLIDES_NAMED = 1000;
