import type { ModelDescription, ModelState } from '../../app/use-cases.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import { precisionOf } from '../../domain/models/model-precision.js';
import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { Model as ModelMessage } from '../../gen/sentinode/v1/Model.js';
import type { ModelState as ModelStateName } from '../../gen/sentinode/v1/ModelState.js';
import { toDigest, toTimestamp } from './common.js';
import { toModelReduction } from './model-reduction.js';
import { toMetrics, toModelCalibration, toModelTraining, toTrainingData } from './model-facts.js';

const STATES: Readonly<Record<ModelState, ModelStateName>> = {
  unloaded: 'MODEL_STATE_UNLOADED',
  loading: 'MODEL_STATE_LOADING',
  ready: 'MODEL_STATE_READY',
  failed: 'MODEL_STATE_FAILED',
};

export function toModel(model: ModelDescription): ModelMessage {
  return {
    name: model.name,
    version: model.version,
    state: STATES[model.state],
    stateReason: model.stateReason,
    ...(model.manifest && toManifestFields(model.manifest)),
    manifestJson: model.manifestJson,
    ...(model.readyTimeMs !== undefined && { readyTime: toTimestamp(model.readyTimeMs) }),
  };
}

function toManifestFields(manifest: ModelManifest): ModelMessage {
  return {
    architecture: manifest.architecture.id,
    parameterCount: manifest.parameterCount,
    weightsDigest: toDigest(manifest.weights.sha256),
    spacing: { mppX: manifest.mppX, mppY: manifest.mppY },
    patchSizePx: manifest.patchSizePx,
    centreSizePx: manifest.centreSizePx,
    aggregation: toAggregationText(manifest.aggregation),
    trainingData: toTrainingData(manifest.trainingData),
    metrics: Object.entries(manifest.metrics).flatMap(([dataset, metrics]) => toMetrics(dataset, metrics)),
    training: toModelTraining(manifest.training),
    ...(manifest.calibration && { calibration: toModelCalibration(manifest.calibration) }),
    hasCard: manifest.card !== undefined,
    licence: manifest.licence ?? '',
    precision: precisionOf(manifest),
    ...(manifest.precision && { reduction: toModelReduction(manifest.precision) }),
  };
}

function toAggregationText(aggregation: PatchAggregation): string {
  switch (aggregation.kind) {
    case 'max':
      return 'max';
    case 'percentile':
      return `percentile ${aggregation.percentile}`;
    case 'meanTopK':
      return `top-k-mean ${aggregation.k}`;
  }
}
