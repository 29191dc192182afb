// Original file: proto/sentinode/v1/training.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Asks for the events of a run.
 */
export interface WatchTrainingRequest {
  /**
   * The run.
   */
  'runId'?: (string);
  /**
   * Events after this one; 0 means from the first.
   */
  'afterSequence'?: (number | string | Long);
}

/**
 * Asks for the events of a run.
 */
export interface WatchTrainingRequest__Output {
  /**
   * The run.
   */
  'runId': (string);
  /**
   * Events after this one; 0 means from the first.
   */
  'afterSequence': (number);
}
