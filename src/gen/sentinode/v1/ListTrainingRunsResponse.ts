// Original file: proto/sentinode/v1/training.proto

import type { TrainingRun as _sentinode_v1_TrainingRun, TrainingRun__Output as _sentinode_v1_TrainingRun__Output } from '../../sentinode/v1/TrainingRun.js';

/**
 * A page of runs.
 */
export interface ListTrainingRunsResponse {
  /**
   * The runs, newest first.
   */
  'runs'?: (_sentinode_v1_TrainingRun)[];
  /**
   * For the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * A page of runs.
 */
export interface ListTrainingRunsResponse__Output {
  /**
   * The runs, newest first.
   */
  'runs': (_sentinode_v1_TrainingRun__Output)[];
  /**
   * For the next page; empty on the last.
   */
  'nextPageToken': (string);
}
