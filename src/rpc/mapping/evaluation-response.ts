import type {
  EvaluationEvent,
  EvaluationProgress,
  EvaluationResult,
  SlideOutcome,
} from '../../app/evaluation/evaluation-types.js';
import type { Froc } from '../../domain/lesions/froc.js';
import type { AucWithInterval } from '../../domain/metrics/roc-auc.js';
import type { Calibration } from '../../domain/metrics/calibration.js';
import type { ScoreReport } from '../../domain/metrics/score-report.js';
import type { StagingReport } from '../../domain/staging/staging-report.js';
import type { Calibration as CalibrationMessage } from '../../gen/sentinode/v1/Calibration.js';
import type { EvaluatedSlideOutcome as OutcomeMessage } from '../../gen/sentinode/v1/EvaluatedSlideOutcome.js';
import type { EvaluateModelResponse as ResponseMessage } from '../../gen/sentinode/v1/EvaluateModelResponse.js';
import type { EvaluationProgress as ProgressMessage } from '../../gen/sentinode/v1/EvaluationProgress.js';
import type { EvaluationResult as ResultMessage } from '../../gen/sentinode/v1/EvaluationResult.js';
import type { FrocReport as FrocMessage } from '../../gen/sentinode/v1/FrocReport.js';
import type { Metric as MetricMessage } from '../../gen/sentinode/v1/Metric.js';
import type { ScoreReport as ScoreReportMessage } from '../../gen/sentinode/v1/ScoreReport.js';
import type { StagingReport as StagingMessage } from '../../gen/sentinode/v1/StagingReport.js';
import { toDigest } from './common.js';
import { toDataWorkFields } from './data-work-result.js';
import { EVALUATION_PHASES, METASTASIS_SIZES, PN_STAGE_NAMES, toTumourLabel } from './evaluation-names.js';

/**
 * Points of a curve in a response: with more, two curves of 400,000 patches would break the size that clients take.
 * They are thinned evenly, both ends kept.
 */
const MAX_POINTS = 10_000;

export function toEvaluateModelResponse(event: EvaluationEvent, withCurves: boolean): ResponseMessage {
  if (event.kind === 'result') return { result: toResult(event.result, withCurves) };
  return { progress: toEvaluationProgress(event.progress) };
}

export function toEvaluationProgress({ phase, ...progress }: EvaluationProgress): ProgressMessage {
  return { ...progress, phase: EVALUATION_PHASES[phase] };
}

function toResult(result: EvaluationResult, withCurves: boolean): ResultMessage {
  const { patches, slides, froc, staging } = result;
  return {
    model: result.model,
    digest: toDigest(result.digest),
    ...(patches && { patches: toScoreReport(patches, 'patches', withCurves) }),
    ...(slides && { slides: toScoreReport(slides, 'slides', withCurves) }),
    ...(froc && { froc: toFroc(froc, withCurves) }),
    ...(staging && { staging: toStaging(staging) }),
    slideOutcomes: result.outcomes.map((outcome) => toOutcome(outcome, froc !== undefined)),
    ...toDataWorkFields(result),
  };
}

function toScoreReport(report: ScoreReport, dataset: string, withCurves: boolean): ScoreReportMessage {
  const { count, positives, bootstrap } = report;
  return {
    count,
    positives,
    auc: toAuc(report.auc, dataset, count),
    ...(bootstrap && { bootstrapAuc: toAuc(bootstrap, dataset, count) }),
    averagePrecision: report.averagePrecision,
    sensitivities: [...report.sensitivities],
    ...(report.calibration && { calibration: toCalibration(report.calibration) }),
    ...(withCurves && { roc: thinned(report.roc), precisionRecall: thinned(report.precisionRecall) }),
  };
}

function toAuc({ auc, ciLow, ciHigh }: AucWithInterval, dataset: string, count: number): MetricMessage {
  return { name: 'auc', dataset, value: auc, ciLow, ciHigh, count };
}

function toCalibration({ bins, expectedError, maximumError, brierScore }: Calibration): CalibrationMessage {
  return { bins: [...bins], expectedError, maximumError, brierScore };
}

function toFroc({ points, sensitivities, ...froc }: Froc, withCurves: boolean): FrocMessage {
  return { ...froc, sensitivities: [...sensitivities], ...(withCurves && { points: thinned(points) }) };
}

function toStaging({ patients, correct, kappa }: StagingReport): StagingMessage {
  return {
    patients: patients.map(({ patient, truth, predicted }) => ({
      patient,
      truth: PN_STAGE_NAMES[truth],
      predicted: PN_STAGE_NAMES[predicted],
    })),
    correct,
    quadraticKappa: kappa,
  };
}

function toOutcome(outcome: SlideOutcome, withFindings: boolean): OutcomeMessage {
  const { slideId, score, positive, predictedCategory, findings } = outcome;
  return {
    slideId,
    score,
    label: toTumourLabel(positive),
    ...(predictedCategory && { predictedMetastasis: METASTASIS_SIZES[predictedCategory] }),
    ...(withFindings && { findings: [...findings] }),
  };
}

function thinned<T>(points: readonly T[]): T[] {
  if (points.length <= MAX_POINTS) return [...points];
  const step = (points.length - 1) / (MAX_POINTS - 1);
  return Array.from({ length: MAX_POINTS }, (_, index) => points[Math.round(index * step)]!);
}
