// What a reduction is asked and what it tells, as the transport sees it.
import type { ReducedPrecision } from '../../domain/networks/precision.js';
import type { DataWorkEvent, DataWorkResult, LabelledFolder } from '../evaluation/evaluation-types.js';
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

export interface ReduceModelResult extends DataWorkResult {
  readonly model: ModelDescription;
}

export type ReduceModelEvent = DataWorkEvent<ReduceModelResult>;

export interface ReductionUseCases {
  /**
   * Makes, measures and registers a version of reduced precision; it is not served. Ending the iteration early stops
   * the work, and nothing is kept then.
   */
  reduceModel(command: ReduceModelCommand, context: CallContext): AsyncIterable<ReduceModelEvent>;
}
