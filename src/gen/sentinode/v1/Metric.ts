// Original file: proto/sentinode/v1/model.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A measured figure with its 95 % confidence interval.
 */
export interface Metric {
  /**
   * What was measured, such as `auc`.
   */
  'name'?: (string);
  /**
   * On which data, such as `test`.
   */
  'dataset'?: (string);
  /**
   * The value.
   */
  'value'?: (number | string);
  /**
   * Lower end of the 95 % interval.
   */
  'ciLow'?: (number | string);
  /**
   * Upper end of the 95 % interval.
   */
  'ciHigh'?: (number | string);
  /**
   * Number of samples.
   */
  'count'?: (number | string | Long);
}

/**
 * A measured figure with its 95 % confidence interval.
 */
export interface Metric__Output {
  /**
   * What was measured, such as `auc`.
   */
  'name': (string);
  /**
   * On which data, such as `test`.
   */
  'dataset': (string);
  /**
   * The value.
   */
  'value': (number);
  /**
   * Lower end of the 95 % interval.
   */
  'ciLow': (number);
  /**
   * Upper end of the 95 % interval.
   */
  'ciHigh': (number);
  /**
   * Number of samples.
   */
  'count': (number);
}
