// Original file: proto/sentinode/v1/training.proto

import type { TrainingRun as _sentinode_v1_TrainingRun, TrainingRun__Output as _sentinode_v1_TrainingRun__Output } from '../../sentinode/v1/TrainingRun.js';

/**
 * The run is stored and waits for its turn: the first event, and again after ResumeTraining.
 */
export interface TrainingAccepted {
  /**
   * The run as it was accepted.
   */
  'run'?: (_sentinode_v1_TrainingRun | null);
}

/**
 * The run is stored and waits for its turn: the first event, and again after ResumeTraining.
 */
export interface TrainingAccepted__Output {
  /**
   * The run as it was accepted.
   */
  'run': (_sentinode_v1_TrainingRun__Output | null);
}
