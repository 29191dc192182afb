import type { AucWithInterval } from '../../domain/metrics/roc-auc.js';
import type { ModelPrecision, PrecisionChange } from '../../domain/models/model-precision.js';
import type { Metric as MetricMessage } from '../../gen/sentinode/v1/Metric.js';
import type { ModelReduction as ModelReductionMessage } from '../../gen/sentinode/v1/ModelReduction.js';
import type { PrecisionChange as PrecisionChangeMessage } from '../../gen/sentinode/v1/PrecisionChange.js';
import { toDigest } from './common.js';

/** How a version was reduced, as its manifest states it. */
export function toModelReduction({ from, calibration, change, speed }: ModelPrecision): ModelReductionMessage {
  return {
    from: `${from.model}/${from.version}`,
    fromWeightsDigest: toDigest(from.weightsDigest),
    ...(calibration && {
      calibrationPatches: calibration.patches,
      calibrationDigest: toDigest(calibration.sha256),
    }),
    changes: Object.entries(change).map(toPrecisionChange),
    float32CpuMsPerPatch: speed.float32CpuMsPerPatch,
    reducedCpuMsPerPatch: speed.reducedCpuMsPerPatch,
    measuredOn: speed.measuredOn,
  };
}

function toPrecisionChange([dataset, change]: readonly [string, PrecisionChange]): PrecisionChangeMessage {
  const { patches: count, float32, reduced, difference } = change;
  const auc = ({ auc: value, ciLow, ciHigh }: AucWithInterval): MetricMessage => ({
    name: 'auc',
    dataset,
    value,
    ciLow,
    ciHigh,
    count,
  });
  return {
    dataset,
    float32Auc: auc(float32),
    reducedAuc: auc(reduced),
    aucDifference: { name: 'auc_difference', dataset, ...difference, count },
    largestScoreChange: change.largestScoreChange,
    meanScoreChange: change.meanScoreChange,
    changedSides: change.changedSides,
  };
}
