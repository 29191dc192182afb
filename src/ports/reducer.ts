// Making a version of reduced precision from a float32 one, in a child process of its own.
import type { ReducedPrecision } from '../domain/networks/precision.js';
import type { LabelledFile } from './labelled-folders.js';

/** Patches with their digest: SHA-256 over the lines `<name>\t<file sha256>\n`, sorted. */
export interface ReductionData {
  readonly files: readonly LabelledFile[];
  readonly sha256: string;
}

export interface ReductionWork {
  /** Folder of the float32 version. */
  readonly sourceDir: string;
  readonly precision: ReducedPrecision;
  /** Of the new version. */
  readonly name: string;
  readonly version: number;
  /** Chooses the ranges of int8; absent for the others. */
  readonly calibration?: ReductionData;
  /** What is measured, `validation` first; both classes in each. */
  readonly measured: Readonly<Record<string, ReductionData>>;
  /** Receives the finished version; made when missing. */
  readonly outputDir: string;
}

export interface SkippedPatch {
  readonly name: string;
  readonly reason: string;
}

export type ReductionEvent =
  | {
      readonly kind: 'progress';
      readonly phase: 'patches' | 'measuring';
      readonly done: number;
      readonly total: number;
    }
  /** The last. */
  | { readonly kind: 'finished'; readonly skipped: readonly SkippedPatch[] };

export interface Reducer {
  /**
   * Writes the folder, its manifest last. Throws ENGINE_UNAVAILABLE where the engine of the precision is not here,
   * TRAINING_DATA_INVALID where too few patches can be read, what loading the source throws, and the signal's reason;
   * aborting it ends the work at once.
   */
  reduce(work: ReductionWork, signal: AbortSignal): AsyncIterable<ReductionEvent>;
}
