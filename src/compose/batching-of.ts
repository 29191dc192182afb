import type { Config } from '../config.js';
import type { BatchingPolicy } from '../domain/scheduling/batching.js';

const MICROSECONDS_PER_MS = 1_000;

/** Settings go by Triton's names and units; inside, times are milliseconds. */
export function batchingOf({
  maxBatchSize,
  preferredBatchSizes,
  maxQueueDelayMicroseconds,
}: Pick<Config, 'maxBatchSize' | 'preferredBatchSizes' | 'maxQueueDelayMicroseconds'>): BatchingPolicy {
  return { maxBatchSize, preferredBatchSizes, maxQueueDelayMs: maxQueueDelayMicroseconds / MICROSECONDS_PER_MS };
}
