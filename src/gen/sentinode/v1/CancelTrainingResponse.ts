// Original file: proto/sentinode/v1/training.proto

import type { TrainingRun as _sentinode_v1_TrainingRun, TrainingRun__Output as _sentinode_v1_TrainingRun__Output } from '../../sentinode/v1/TrainingRun.js';

/**
 * The run as it ended.
 */
export interface CancelTrainingResponse {
  /**
   * The run.
   */
  'run'?: (_sentinode_v1_TrainingRun | null);
}

/**
 * The run as it ended.
 */
export interface CancelTrainingResponse__Output {
  /**
   * The run.
   */
  'run': (_sentinode_v1_TrainingRun__Output | null);
}
