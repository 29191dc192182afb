// Original file: proto/sentinode/v1/training.proto

import type { TrainingRun as _sentinode_v1_TrainingRun, TrainingRun__Output as _sentinode_v1_TrainingRun__Output } from '../../sentinode/v1/TrainingRun.js';

/**
 * The run has ended without a model: the last event, unless ResumeTraining adds more.
 */
export interface TrainingEnded {
  /**
   * The run as it ended, with its error.
   */
  'run'?: (_sentinode_v1_TrainingRun | null);
}

/**
 * The run has ended without a model: the last event, unless ResumeTraining adds more.
 */
export interface TrainingEnded__Output {
  /**
   * The run as it ended, with its error.
   */
  'run': (_sentinode_v1_TrainingRun__Output | null);
}
