// What a fit works on once everything is found and loaded.
import type { LabelledScores } from '../../domain/ensemble/labelled-scores.js';
import type { Spacing } from '../../domain/image.js';
import type { ModelHandle } from '../../ports/compute-host.js';
import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import type { Warned } from '../evaluation/counted-warnings.js';
import type { SkippedList } from '../evaluation/skipped-list.js';
import type { FitPorts } from './fit-ports.js';

export interface FitSlide {
  /** As the caller names it. */
  readonly asked: string;
  readonly positive: boolean;
  readonly files: SlideFileSet;
  /** Absent: as the slide states. */
  readonly spacing?: Spacing;
  /** Of each file, hexadecimal, where it is known already. */
  readonly sha256?: readonly string[];
  /** Whether it was deleted since. */
  isGone(): Promise<boolean>;
}

export interface FitSamples {
  /** Such as `validation`. */
  readonly name: string;
  readonly slides: readonly FitSlide[];
  readonly patches: readonly LabelledFile[];
}

/** One entry each that was scored. */
export interface Prepared {
  readonly slides: Warned[];
  readonly patches: Warned[];
}

export interface FitWork {
  /** Loaded, in the order of the members to be. */
  readonly members: readonly { readonly folder: Pick<ModelFolder, 'manifest'>; readonly handle: ModelHandle }[];
  readonly fit: FitSamples;
  /** Measured only. */
  readonly test?: FitSamples;
  /** ISO 8601. */
  readonly fittedAt: string;
  readonly command: string;
  readonly software: Readonly<Record<string, string>>;
  /** Takes the slides and patches that are left out. */
  readonly skipped: SkippedList;
  /** Takes what is told of the others' preparation, of fit and test together. */
  readonly prepared: Prepared;
  /** Runs the scoring of one slide when its turn comes. */
  runSlide<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  readonly signal: AbortSignal;
}

/** Samples that were read, with one score a member each. */
export interface ScoredSet<T> extends LabelledScores {
  readonly of: readonly T[];
}

export type ScoringPorts = Pick<FitPorts, 'compute' | 'labelledFolders' | 'localFiles' | 'digests' | 'clock'>;
