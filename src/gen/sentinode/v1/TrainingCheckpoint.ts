// Original file: proto/sentinode/v1/training.proto


/**
 * A checkpoint is durable.
 */
export interface TrainingCheckpoint {
  /**
   * Epoch, from 1.
   */
  'epoch'?: (number);
  /**
   * `best` or `last`.
   */
  'kind'?: (string);
}

/**
 * A checkpoint is durable.
 */
export interface TrainingCheckpoint__Output {
  /**
   * Epoch, from 1.
   */
  'epoch': (number);
  /**
   * `best` or `last`.
   */
  'kind': (string);
}
