// Original file: proto/inference/model_config.proto

import type { ModelQueuePolicy as _inference_ModelQueuePolicy, ModelQueuePolicy__Output as _inference_ModelQueuePolicy__Output } from '../inference/ModelQueuePolicy.js';
import type { Long } from '@grpc/proto-loader';

/**
 * How requests are put into batches.
 */
export interface ModelDynamicBatching {
  /**
   * Batch sizes to aim for.
   */
  'preferredBatchSize'?: (number)[];
  /**
   * How long a request waits for others, in microseconds.
   */
  'maxQueueDelayMicroseconds'?: (number | string | Long);
  /**
   * Whether answers leave in the order of the requests.
   */
  'preserveOrdering'?: (boolean);
  /**
   * How many priorities there are; 1 is served first.
   */
  'priorityLevels'?: (number | string | Long);
  /**
   * Priority of a request that states none.
   */
  'defaultPriorityLevel'?: (number | string | Long);
  /**
   * What becomes of a request that waits.
   */
  'defaultQueuePolicy'?: (_inference_ModelQueuePolicy | null);
}

/**
 * How requests are put into batches.
 */
export interface ModelDynamicBatching__Output {
  /**
   * Batch sizes to aim for.
   */
  'preferredBatchSize': (number)[];
  /**
   * How long a request waits for others, in microseconds.
   */
  'maxQueueDelayMicroseconds': (number);
  /**
   * Whether answers leave in the order of the requests.
   */
  'preserveOrdering': (boolean);
  /**
   * How many priorities there are; 1 is served first.
   */
  'priorityLevels': (number);
  /**
   * Priority of a request that states none.
   */
  'defaultPriorityLevel': (number);
  /**
   * What becomes of a request that waits.
   */
  'defaultQueuePolicy': (_inference_ModelQueuePolicy__Output | null);
}
