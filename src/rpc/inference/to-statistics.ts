import type { BatchRecord, ModelRecord } from '../../app/inference/model-statistics.js';
import type { InferBatchStatistics } from '../../gen/inference/InferBatchStatistics.js';
import type { ModelStatistics } from '../../gen/inference/ModelStatistics.js';
import type { StatisticDuration } from '../../gen/inference/StatisticDuration.js';
import type { Duration } from '../../ports/service-state.js';

const NS_PER_MS = 1e6;
const NONE = { count: 0, ns: 0 };

export function toStatistics(record: ModelRecord): ModelStatistics {
  return {
    name: record.name,
    version: record.version,
    lastInference: record.lastSuccessTimeMs,
    inferenceCount: record.patches,
    executionCount: record.runs,
    inferenceStats: {
      success: toDuration(record.success),
      fail: toDuration(record.failure),
      queue: toDuration(record.waiting),
      computeInput: toDuration(record.input),
      computeInfer: toDuration(record.computing),
      computeOutput: toDuration(record.output),
      cacheHit: NONE,
      cacheMiss: NONE,
    },
    batchStats: record.batches.map(toBatch),
  };
}

function toBatch({ patches, input, computing, output }: BatchRecord): InferBatchStatistics {
  return {
    batchSize: patches,
    computeInput: toDuration(input),
    computeInfer: toDuration(computing),
    computeOutput: toDuration(output),
  };
}

function toDuration({ count, ms }: Duration): StatisticDuration {
  return { count, ns: Math.round(ms * NS_PER_MS) };
}
