// Original file: proto/sentinode/v1/training.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One step, sent at most a few times a second.
 */
export interface TrainingStep {
  /**
   * Epoch, from 1.
   */
  'epoch'?: (number);
  /**
   * Step of the epoch, from 1.
   */
  'step'?: (number | string | Long);
  /**
   * Cross-entropy of the step's patches.
   */
  'loss'?: (number | string);
  /**
   * Share of the step's patches that were right, 0 to 1.
   */
  'accuracy'?: (number | string);
  /**
   * Learning rate of the step.
   */
  'learningRate'?: (number | string);
  /**
   * Patches a second.
   */
  'imagesPerSecond'?: (number | string);
  /**
   * Seconds to the end of the run.
   */
  'etaSeconds'?: (number | string);
  /**
   * Cross-entropy of every step since the event before, this one's last: the whole loss curve, step by step.
   */
  'losses'?: (number | string)[];
}

/**
 * One step, sent at most a few times a second.
 */
export interface TrainingStep__Output {
  /**
   * Epoch, from 1.
   */
  'epoch': (number);
  /**
   * Step of the epoch, from 1.
   */
  'step': (number);
  /**
   * Cross-entropy of the step's patches.
   */
  'loss': (number);
  /**
   * Share of the step's patches that were right, 0 to 1.
   */
  'accuracy': (number);
  /**
   * Learning rate of the step.
   */
  'learningRate': (number);
  /**
   * Patches a second.
   */
  'imagesPerSecond': (number);
  /**
   * Seconds to the end of the run.
   */
  'etaSeconds': (number);
  /**
   * Cross-entropy of every step since the event before, this one's last: the whole loss curve, step by step.
   */
  'losses': (number)[];
}
