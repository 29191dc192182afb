// Original file: proto/sentinode/v1/training.proto

import type { TrainingRun as _sentinode_v1_TrainingRun, TrainingRun__Output as _sentinode_v1_TrainingRun__Output } from '../../sentinode/v1/TrainingRun.js';
import type { Long } from '@grpc/proto-loader';

/**
 * The run as it was queued.
 */
export interface ResumeTrainingResponse {
  /**
   * The run.
   */
  'run'?: (_sentinode_v1_TrainingRun | null);
  /**
   * WatchTraining after this sequence gives what happens from here on.
   */
  'afterSequence'?: (number | string | Long);
}

/**
 * The run as it was queued.
 */
export interface ResumeTrainingResponse__Output {
  /**
   * The run.
   */
  'run': (_sentinode_v1_TrainingRun__Output | null);
  /**
   * WatchTraining after this sequence gives what happens from here on.
   */
  'afterSequence': (number);
}
