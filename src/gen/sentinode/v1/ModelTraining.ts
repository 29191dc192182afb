// Original file: proto/sentinode/v1/model.proto

import type { Long } from '@grpc/proto-loader';

/**
 * How a model was trained.
 */
export interface ModelTraining {
  /**
   * Seed of all randomness.
   */
  'seed'?: (number | string | Long);
  /**
   * What started it, as it would be typed again.
   */
  'command'?: (string);
  /**
   * Epochs.
   */
  'epochs'?: (number);
  /**
   * The epoch whose weights these are, from 1; 0 in versions made before it was stated.
   */
  'bestEpoch'?: (number);
  /**
   * When it began, ISO 8601.
   */
  'startTime'?: (string);
  /**
   * Seconds that it took.
   */
  'seconds'?: (number | string);
  /**
   * Versions by name, such as `libtensorflow`.
   */
  'software'?: ({[key: string]: string});
}

/**
 * How a model was trained.
 */
export interface ModelTraining__Output {
  /**
   * Seed of all randomness.
   */
  'seed': (number);
  /**
   * What started it, as it would be typed again.
   */
  'command': (string);
  /**
   * Epochs.
   */
  'epochs': (number);
  /**
   * The epoch whose weights these are, from 1; 0 in versions made before it was stated.
   */
  'bestEpoch': (number);
  /**
   * When it began, ISO 8601.
   */
  'startTime': (string);
  /**
   * Seconds that it took.
   */
  'seconds': (number);
  /**
   * Versions by name, such as `libtensorflow`.
   */
  'software': ({[key: string]: string});
}
