// Original file: proto/sentinode/v1/training.proto

import type { Long } from '@grpc/proto-loader';

/**
 * How a network is trained. Zero means the recipe's default everywhere.
 */
export interface Hyperparameters {
  /**
   * Passes over the data, 1 to 1,000.
   */
  'epochs'?: (number);
  /**
   * Patches a step, 1 to 1,024.
   */
  'batchSize'?: (number);
  /**
   * Highest learning rate, above 0 and at most 1.
   */
  'learningRate'?: (number | string);
  /**
   * Decoupled weight decay, 0 to 1.
   */
  'weightDecay'?: (number | string);
  /**
   * Label smoothing, 0 to 0.5.
   */
  'labelSmoothing'?: (number | string);
  /**
   * Learning-rate schedule: `one-cycle`, `plateau` or `constant`.
   */
  'schedule'?: (string);
  /**
   * Stop after this many epochs without a better validation AUC; 0 means never.
   */
  'earlyStopEpochs'?: (number);
  /**
   * Patches an epoch; 0 means all.
   */
  'patchesPerEpoch'?: (number);
  /**
   * Seed of everything random, 0 to 2^53 - 1.
   */
  'seed'?: (number | string | Long);
}

/**
 * How a network is trained. Zero means the recipe's default everywhere.
 */
export interface Hyperparameters__Output {
  /**
   * Passes over the data, 1 to 1,000.
   */
  'epochs': (number);
  /**
   * Patches a step, 1 to 1,024.
   */
  'batchSize': (number);
  /**
   * Highest learning rate, above 0 and at most 1.
   */
  'learningRate': (number);
  /**
   * Decoupled weight decay, 0 to 1.
   */
  'weightDecay': (number);
  /**
   * Label smoothing, 0 to 0.5.
   */
  'labelSmoothing': (number);
  /**
   * Learning-rate schedule: `one-cycle`, `plateau` or `constant`.
   */
  'schedule': (string);
  /**
   * Stop after this many epochs without a better validation AUC; 0 means never.
   */
  'earlyStopEpochs': (number);
  /**
   * Patches an epoch; 0 means all.
   */
  'patchesPerEpoch': (number);
  /**
   * Seed of everything random, 0 to 2^53 - 1.
   */
  'seed': (number);
}
