import type { ModelDescription, ModelState } from '../../app/use-cases.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { Metric as MetricMessage } from '../../gen/sentinode/v1/Metric.js';
import type { Model as ModelMessage } from '../../gen/sentinode/v1/Model.js';
import type { ModelState as ModelStateName } from '../../gen/sentinode/v1/ModelState.js';
import { toDigest, toTimestamp } from './common.js';

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
    trainingData: {
      source: manifest.trainingData.source,
      licence: manifest.trainingData.licence,
      digest: manifest.trainingData.sha256,
      tumourPatches: manifest.trainingData.tumourPatches,
      normalPatches: manifest.trainingData.normalPatches,
    },
    metrics: Object.entries(manifest.metrics).map(([dataset, metrics]) => toAuc(dataset, metrics)),
  };
}

function toAuc(dataset: string, { auc, ciLow, ciHigh, patches }: ModelManifest['metrics'][string]): MetricMessage {
  return { name: 'auc', dataset, value: auc, ciLow, ciHigh, count: patches };
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
