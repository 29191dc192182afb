// What `evaluate` tells, whoever measured it: the server, or this process from files.
import type { EvaluationResult, ScoreReport as ScoreMessage } from '@sentinode/client';
import type { Froc, FrocPoint } from '../../domain/lesions/froc.js';
import type { Calibration } from '../../domain/metrics/calibration.js';
import type { PrecisionRecallPoint } from '../../domain/metrics/precision-recall.js';
import type { RocPoint } from '../../domain/metrics/roc-curve.js';
import type { ScoreReport } from '../../domain/metrics/score-report.js';
import type { SensitivityAtSpecificity } from '../../domain/metrics/sensitivity-at-specificity.js';
import type { StagingReport } from '../../domain/staging/staging-report.js';

export interface Interval {
  readonly value: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

export interface ScoreFigures {
  readonly count: number;
  readonly positives: number;
  readonly auc: Interval;
  readonly bootstrapAuc?: Interval;
  readonly averagePrecision: number;
  readonly sensitivities: readonly SensitivityAtSpecificity[];
  readonly calibration?: Calibration;
}

export interface FrocFigures extends Pick<Froc, 'slides' | 'lesions' | 'itcLesions' | 'score' | 'scriptScore'> {
  readonly sensitivities: readonly { readonly falsePositivesPerSlide: number; readonly sensitivity: number }[];
}

export interface StagingFigures {
  readonly patients: number;
  readonly correct: number;
  readonly quadraticKappa: number;
}

/** A line of `evaluate --json`. */
export interface EvaluationRecord {
  readonly model?: string;
  readonly patches?: ScoreFigures;
  readonly slides?: ScoreFigures;
  readonly froc?: FrocFigures;
  readonly staging?: StagingFigures;
  readonly skipped?: readonly string[];
  readonly skippedCount?: number;
  readonly warnings?: readonly string[];
  readonly seconds?: number;
}

/** The points behind a record, for files. */
export interface Curves {
  readonly patches?: ScoreCurves;
  readonly slides?: ScoreCurves;
  readonly froc?: readonly FrocPoint[];
}

export interface ScoreCurves {
  readonly roc: readonly RocPoint[];
  readonly precisionRecall: readonly PrecisionRecallPoint[];
}

export function scoreFigures(report: ScoreReport): ScoreFigures {
  const { count, positives, auc, bootstrap, averagePrecision, sensitivities, calibration } = report;
  return {
    count,
    positives,
    auc: { value: auc.auc, ciLow: auc.ciLow, ciHigh: auc.ciHigh },
    ...(bootstrap && { bootstrapAuc: { value: bootstrap.auc, ciLow: bootstrap.ciLow, ciHigh: bootstrap.ciHigh } }),
    averagePrecision,
    sensitivities,
    ...(calibration && { calibration }),
  };
}

export function frocFigures({ slides, lesions, itcLesions, sensitivities, score, scriptScore }: Froc): FrocFigures {
  return { slides, lesions, itcLesions, sensitivities, score, scriptScore };
}

export function stagingFigures({ patients, correct, kappa }: StagingReport): StagingFigures {
  return { patients: patients.length, correct, quadraticKappa: kappa };
}

/** The server's answer as a record. */
export function recordOf(result: EvaluationResult): EvaluationRecord {
  const { model, patches, slides, froc, staging, skipped, skippedCount, warnings, seconds } = result;
  return {
    ...(model !== '' && { model }),
    ...(patches && { patches: figuresOf(patches) }),
    ...(slides && { slides: figuresOf(slides) }),
    ...(froc && {
      froc: {
        slides: froc.slides,
        lesions: froc.lesions,
        itcLesions: froc.itcLesions,
        sensitivities: froc.sensitivities.map(({ falsePositivesPerSlide, sensitivity }) => ({
          falsePositivesPerSlide,
          sensitivity,
        })),
        score: froc.score,
        scriptScore: froc.scriptScore,
      },
    }),
    ...(staging && {
      staging: {
        patients: staging.patients.length,
        correct: staging.correct,
        quadraticKappa: staging.quadraticKappa,
      },
    }),
    ...(skippedCount > 0 && { skipped, skippedCount }),
    ...(warnings.length > 0 && { warnings }),
    seconds,
  };
}

function figuresOf(report: ScoreMessage): ScoreFigures {
  const interval = (metric: ScoreMessage['auc']): Interval => ({
    value: metric?.value ?? NaN,
    ciLow: metric?.ciLow ?? NaN,
    ciHigh: metric?.ciHigh ?? NaN,
  });
  const { count, positives, auc, bootstrapAuc, averagePrecision, sensitivities, calibration } = report;
  return {
    count,
    positives,
    auc: interval(auc),
    ...(bootstrapAuc && { bootstrapAuc: interval(bootstrapAuc) }),
    averagePrecision,
    sensitivities,
    ...(calibration && { calibration }),
  };
}

export function curvesOf({ patches, slides, froc }: EvaluationResult): Curves {
  return {
    ...(patches && { patches }),
    ...(slides && { slides }),
    ...(froc && { froc: froc.points }),
  };
}
