import { rocAuc } from '../metrics/roc-auc.js';
import { youdenIndex } from './choose-threshold.js';
import { combiner, requireVariant, type EnsembleLevel } from './combine-scores.js';
import type { EnsembleManifest, EnsembleMetric } from './ensemble-manifest.js';
import { requireLabelledScores, type LabelledScores } from './labelled-scores.js';

/** AUC (DeLong) of every member and every variant on one data set. */
export function measureEnsemble(
  ensemble: EnsembleManifest,
  dataset: string,
  level: EnsembleLevel,
  samples: LabelledScores,
): readonly EnsembleMetric[] {
  requireLabelledScores(dataset, samples, ensemble.members.length);
  const aucOf = (scored: string, scores: readonly number[]): EnsembleMetric => {
    const { auc, ciLow, ciHigh } = rocAuc(
      scores.map((score, index) => ({ score, positive: samples.positive[index] === true })),
    );
    return { name: 'auc', dataset, level, scored, value: auc, ciLow, ciHigh, count: scores.length };
  };
  return [
    ...ensemble.members.map((member, index) => aucOf(`${member.model}/${member.version}`, column(samples, index))),
    ...Object.keys(ensemble.variants).map((variant) =>
      aucOf(variant, samples.scores.map(combiner(ensemble, level, variant))),
    ),
  ];
}

/** Balanced accuracy 0…1 of a variant's slide decisions at its stored threshold. */
export function balancedAccuracy(ensemble: EnsembleManifest, variant: string, slides: LabelledScores): number {
  const scores = slides.scores.map(combiner(ensemble, 'slide', variant));
  return (youdenIndex(scores, slides.positive, requireVariant(ensemble, variant).slideThreshold) + 1) / 2;
}

function column(samples: LabelledScores, member: number): readonly number[] {
  return samples.scores.map((row) => row[member] ?? 0);
}
