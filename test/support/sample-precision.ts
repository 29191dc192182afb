// What a manifest states of a reduced version.
import type { ModelPrecision } from '../../src/domain/models/model-precision.js';

const SHA256 = '0'.repeat(64);

export function samplePrecision(precision: ModelPrecision['kind']): ModelPrecision {
  const auc = { auc: 0.9, ciLow: 0.88, ciHigh: 0.92 };
  const change = {
    patches: 4,
    tumourPatches: 2,
    sha256: SHA256,
    float32: auc,
    reduced: { ...auc, auc: 0.89 },
    difference: { value: -0.01, ciLow: -0.02, ciHigh: -0.001 },
    largestScoreChange: 0.02,
    meanScoreChange: 0.005,
    changedSides: 0,
  };
  return {
    kind: precision,
    from: { model: 'simplenet', version: 1, weightsDigest: SHA256 },
    ...(precision === 'int8' && { calibration: { patches: 16, sha256: SHA256, percentile: 95 } }),
    change: { validation: change },
    speed: { measuredOn: 'onnx (cpu)', float32CpuMsPerPatch: 2, reducedCpuMsPerPatch: 1 },
  };
}
