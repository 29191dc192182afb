import type { ModelManifest } from '../../src/domain/models/model-manifest.js';
import type { ModelMetrics } from '../../src/domain/models/model-metrics.js';

/** A manifest in which nothing that may be told is missing. */
export function fullManifest(): ModelManifest {
  return {
    schemaVersion: 1,
    name: 'mine',
    version: 3,
    architecture: { id: 'inceptionv3', options: { downPara: 2 } },
    parameterCount: 2_883_400,
    weights: { file: 'weights.safetensors', sha256: 'a'.repeat(64), sizeBytes: 11_559_272 },
    mppX: 0.5,
    mppY: 0.5,
    patchSizePx: 256,
    centreSizePx: 128,
    aggregation: { kind: 'max' },
    aggregationChoice: 'highest validation AUC of: maximum 0.9000',
    stainNormalisation: { method: 'reinhard', means: [55.7, 33, -19.6], deviations: [16.5, 10.1, 13.1] },
    trainingReference: {
      means: Array.from({ length: 9 }, () => 0.5),
      precision: Array.from({ length: 81 }, (_, at) => (at % 10 === 0 ? 1 : 0)),
      limit: 4.5,
    },
    trainingData: {
      source: 'slides with truth listed in cohort.csv',
      licence: 'not stated',
      tumourPatches: 1200,
      normalPatches: 3400,
      sha256: 'b'.repeat(64),
      split: '8:2 by patient, stratified by class',
      parts: {
        kind: 'share',
        trainingShare: 0.8,
        seed: 7,
        groupedBy: 'patient',
        training: { tumour: 1200, normal: 3400, slides: 40, patients: 20 },
        validation: { tumour: 300, normal: 900, slides: 10, patients: 5 },
      },
    },
    training: {
      seed: 7,
      command: 'sentinode train mine.yaml',
      epochs: 12,
      bestEpoch: 9,
      startedAt: '2026-01-01T00:00:00.000Z',
      seconds: 4000,
      software: { sentinode: '0.1.0', node: 'v24.0.0', libtensorflow: '2.21.0' },
    },
    metrics: { validation: METRICS },
    calibration: {
      method: 'platt-on-logits',
      slope: 0.5,
      intercept: -0.25,
      fittedOn: 'validation',
      quality: {
        validation: {
          before: { expectedError: 0.12, brierScore: 0.15 },
          after: { expectedError: 0.02, brierScore: 0.11 },
        },
      },
    },
    card: { file: 'MODEL_CARD.md', plots: ['plots/roc.svg', 'plots/loss.svg'] },
    licence: 'Apache-2.0',
    goldenFile: 'golden.json',
  };
}

const METRICS: ModelMetrics = {
  auc: 0.9,
  ciLow: 0.88,
  ciHigh: 0.92,
  patches: 1200,
  tumourPatches: 300,
  note: 'by patient',
  accuracy: { value: 0.85, ciLow: 0.83, ciHigh: 0.87, count: 1200 },
  sensitivityAt90: { value: 0.8, ciLow: 0.75, ciHigh: 0.84, count: 300, specificity: 0.901, threshold: 0.4 },
  sensitivityAt95: { value: 0.7, ciLow: 0.65, ciHigh: 0.75, count: 300, specificity: 0.95 },
  averagePrecision: 0.83,
  slides: { auc: 0.95, ciLow: 0.8, ciHigh: 1, slides: 10, positiveSlides: 4 },
};
