// Original file: proto/sentinode/v1/training.proto

import type { Long } from '@grpc/proto-loader';

/**
 * The run has begun.
 */
export interface TrainingStarted {
  /**
   * Parameters of the network.
   */
  'parameterCount'?: (number | string | Long);
  /**
   * Where it runs, such as `tensorflow cpu`.
   */
  'device'?: (string);
  /**
   * Steps an epoch.
   */
  'stepsPerEpoch'?: (number | string | Long);
  /**
   * Epochs.
   */
  'epochs'?: (number);
  /**
   * Epochs that an earlier run had done already.
   */
  'resumedEpochs'?: (number);
}

/**
 * The run has begun.
 */
export interface TrainingStarted__Output {
  /**
   * Parameters of the network.
   */
  'parameterCount': (number);
  /**
   * Where it runs, such as `tensorflow cpu`.
   */
  'device': (string);
  /**
   * Steps an epoch.
   */
  'stepsPerEpoch': (number);
  /**
   * Epochs.
   */
  'epochs': (number);
  /**
   * Epochs that an earlier run had done already.
   */
  'resumedEpochs': (number);
}
