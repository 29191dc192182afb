// Original file: proto/inference/model_config.proto

import type { Long } from '@grpc/proto-loader';

// Original file: proto/inference/model_config.proto

/**
 * What happens to a request whose time is up.
 */
export const _inference_ModelQueuePolicy_TimeoutAction = {
  /**
   * It is refused.
   */
  REJECT: 'REJECT',
  /**
   * It goes behind all others.
   */
  DELAY: 'DELAY',
} as const;

/**
 * What happens to a request whose time is up.
 */
export type _inference_ModelQueuePolicy_TimeoutAction =
  /**
   * It is refused.
   */
  | 'REJECT'
  | 0
  /**
   * It goes behind all others.
   */
  | 'DELAY'
  | 1

/**
 * What happens to a request whose time is up.
 */
export type _inference_ModelQueuePolicy_TimeoutAction__Output = typeof _inference_ModelQueuePolicy_TimeoutAction[keyof typeof _inference_ModelQueuePolicy_TimeoutAction]

/**
 * What becomes of a request that waits.
 */
export interface ModelQueuePolicy {
  /**
   * What happens when the time is up.
   */
  'timeoutAction'?: (_inference_ModelQueuePolicy_TimeoutAction);
  /**
   * Time of a request that states none, in microseconds; 0 is without end.
   */
  'defaultTimeoutMicroseconds'?: (number | string | Long);
  /**
   * Whether a request may state a shorter time.
   */
  'allowTimeoutOverride'?: (boolean);
  /**
   * How many requests may wait.
   */
  'maxQueueSize'?: (number);
}

/**
 * What becomes of a request that waits.
 */
export interface ModelQueuePolicy__Output {
  /**
   * What happens when the time is up.
   */
  'timeoutAction': (_inference_ModelQueuePolicy_TimeoutAction__Output);
  /**
   * Time of a request that states none, in microseconds; 0 is without end.
   */
  'defaultTimeoutMicroseconds': (number);
  /**
   * Whether a request may state a shorter time.
   */
  'allowTimeoutOverride': (boolean);
  /**
   * How many requests may wait.
   */
  'maxQueueSize': (number);
}
