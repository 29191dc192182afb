import { rocAuc } from '../metrics/roc-auc.js';
import { wilsonInterval } from '../metrics/wilson-interval.js';
import { combiner, requireVariant, type EnsembleLevel } from './combine-scores.js';
import type { EnsembleMetric, FittedEnsemble } from './ensemble-manifest.js';
import { requireLabelledScores, type LabelledScores } from './labelled-scores.js';

/**
 * AUC (DeLong) of every member and every variant on one data set; for slides also the balanced accuracy of every
 * variant's decisions. Throws ENSEMBLE_DATA_INVALID unless both classes are there.
 */
export function measureEnsemble(
  ensemble: FittedEnsemble,
  dataset: string,
  level: EnsembleLevel,
  samples: LabelledScores,
): readonly EnsembleMetric[] {
  requireLabelledScores(`the ${level}s of ${dataset}`, samples, ensemble.members.length, 1);
  const aucOf = (scored: string, scores: readonly number[]): EnsembleMetric => {
    const { auc, ciLow, ciHigh } = rocAuc(
      scores.map((score, index) => ({ score, positive: samples.positive[index] === true })),
    );
    return { name: 'auc', dataset, level, scored, value: auc, ciLow, ciHigh, count: scores.length };
  };
  const variants = Object.keys(ensemble.variants);
  return [
    ...ensemble.members.map((member, index) => aucOf(`${member.model}/${member.version}`, column(samples, index))),
    ...variants.map((variant) => aucOf(variant, samples.scores.map(combiner(ensemble, level, variant)))),
    ...(level === 'slide' ? variants.map((variant) => balancedAccuracy(ensemble, dataset, variant, samples)) : []),
  ];
}

/**
 * The mean of sensitivity and specificity at the variant's own threshold. Its interval is the mean of their Wilson
 * intervals: wider than need be, and honest with few slides.
 */
function balancedAccuracy(
  ensemble: FittedEnsemble,
  dataset: string,
  variant: string,
  { scores, positive }: LabelledScores,
): EnsembleMetric {
  const { slideThreshold } = requireVariant(ensemble, variant);
  const called = scores.map(combiner(ensemble, 'slide', variant)).map((score) => score >= slideThreshold);
  const shares = [true, false].map((truth) => {
    const ofClass = called.filter((_, index) => positive[index] === truth);
    return wilsonInterval(ofClass.filter((isCalled) => isCalled === truth).length / ofClass.length, ofClass.length);
  });
  const mean = (of: 'value' | 'ciLow' | 'ciHigh'): number => shares.reduce((sum, share) => sum + share[of], 0) / 2;
  const figures = { value: mean('value'), ciLow: mean('ciLow'), ciHigh: mean('ciHigh'), count: scores.length };
  return { name: 'balanced_accuracy', dataset, level: 'slide', scored: variant, ...figures };
}

function column(samples: LabelledScores, member: number): readonly number[] {
  return samples.scores.map((row) => row[member] ?? 0);
}
