// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * How often something happened and how long it took in all.
 */
export interface StatisticDuration {
  /**
   * How often.
   */
  'count'?: (number | string | Long);
  /**
   * How long in all, in nanoseconds.
   */
  'ns'?: (number | string | Long);
}

/**
 * How often something happened and how long it took in all.
 */
export interface StatisticDuration__Output {
  /**
   * How often.
   */
  'count': (number);
  /**
   * How long in all, in nanoseconds.
   */
  'ns': (number);
}
