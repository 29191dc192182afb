// Original file: proto/sentinode/v1/training.proto

import type { TrainingRun as _sentinode_v1_TrainingRun, TrainingRun__Output as _sentinode_v1_TrainingRun__Output } from '../../sentinode/v1/TrainingRun.js';

/**
 * The run.
 */
export interface GetTrainingRunResponse {
  /**
   * The run.
   */
  'run'?: (_sentinode_v1_TrainingRun | null);
}

/**
 * The run.
 */
export interface GetTrainingRunResponse__Output {
  /**
   * The run.
   */
  'run': (_sentinode_v1_TrainingRun__Output | null);
}
