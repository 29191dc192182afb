// What a manifest states of a model's data, training, figures and calibration.
import type { DataSplit } from '../../domain/models/data-split.js';
import type { ModelCalibration } from '../../domain/models/model-calibration.js';
import type { TrainingDataSummary, TrainingSummary } from '../../domain/models/model-manifest.js';
import type { ModelMetrics } from '../../domain/models/model-metrics.js';
import type { ShareWithInterval } from '../../domain/metrics/wilson-interval.js';
import type { DataSplit as DataSplitMessage } from '../../gen/sentinode/v1/DataSplit.js';
import type { Metric as MetricMessage } from '../../gen/sentinode/v1/Metric.js';
import type { ModelCalibration as ModelCalibrationMessage } from '../../gen/sentinode/v1/ModelCalibration.js';
import type { ModelTraining as ModelTrainingMessage } from '../../gen/sentinode/v1/ModelTraining.js';
import type { TrainingData as TrainingDataMessage } from '../../gen/sentinode/v1/TrainingData.js';

export function toTrainingData(data: TrainingDataSummary): TrainingDataMessage {
  const { source, licence, sha256, tumourPatches, normalPatches, split, parts } = data;
  return {
    source,
    licence,
    digest: sha256,
    tumourPatches,
    normalPatches,
    split,
    ...(parts && { parts: toDataSplit(parts) }),
  };
}

function toDataSplit(split: DataSplit): DataSplitMessage {
  return { ...split };
}

export function toModelTraining({ startedAt, software, ...training }: TrainingSummary): ModelTrainingMessage {
  return { ...training, startTime: startedAt, software: { ...software } };
}

/** The AUC first; what a manifest does not state is left out. */
export function toMetrics(dataset: string, metrics: ModelMetrics): MetricMessage[] {
  const { auc, ciLow, ciHigh, patches, accuracy, sensitivityAt90, sensitivityAt95, slides } = metrics;
  const share = (name: string, measured: ShareWithInterval | undefined): MetricMessage[] =>
    measured === undefined ? [] : [toMetric(name, dataset, measured)];
  return [
    { name: 'auc', dataset, value: auc, ciLow, ciHigh, count: patches },
    ...share('accuracy', accuracy),
    ...share('sensitivity_at_90_specificity', sensitivityAt90),
    ...share('sensitivity_at_95_specificity', sensitivityAt95),
    ...share('slide_auc', slides && { ...slides, value: slides.auc, count: slides.slides }),
  ];
}

function toMetric(name: string, dataset: string, measured: ShareWithInterval): MetricMessage {
  const { value, ciLow, ciHigh, count } = measured;
  return { name, dataset, value, ciLow, ciHigh, count };
}

export function toModelCalibration(calibration: ModelCalibration): ModelCalibrationMessage {
  const { method, slope, intercept, fittedOn, quality } = calibration;
  return {
    method,
    slope,
    intercept,
    fittedOn,
    changes: Object.entries(quality).map(([dataset, { before, after }]) => ({
      dataset,
      expectedErrorBefore: before.expectedError,
      expectedErrorAfter: after.expectedError,
      brierScoreBefore: before.brierScore,
      brierScoreAfter: after.brierScore,
    })),
  };
}
