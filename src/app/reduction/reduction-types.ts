// What a reduction is asked and what it tells, as the transport sees it.
import type { ReducedPrecision } from '../../domain/networks/precision.js';
import type { LabelledFolder, ProgressEvent } from '../evaluation/evaluation-types.js';
import type { CallContext, ModelDescription } from '../use-cases.js';

export interface ReduceModelCommand {
  /** `name/version`, or a name: its served version, else its newest. */
  readonly model: string;
  readonly precision: ReducedPrecision;
  /** Chooses the ranges of int8. */
  readonly calibration?: LabelledFolder;
  readonly validation: LabelledFolder;
  readonly test?: LabelledFolder;
}

export interface ReduceModelResult {
  readonly model: ModelDescription;
  /** At most 100. */
  readonly skipped: readonly string[];
  readonly skippedCount: number;
  readonly warnings: readonly string[];
  readonly seconds: number;
}

export type ReduceModelEvent = ProgressEvent | { readonly kind: 'result'; readonly result: ReduceModelResult };

export interface ReductionUseCases {
  /**
   * Makes, measures and registers a version of reduced precision; it is not served. Ending the iteration early stops the
   * work, and nothing is kept then. The result comes last.
   */
  reduceModel(command: ReduceModelCommand, context: CallContext): AsyncIterable<ReduceModelEvent>;
}
