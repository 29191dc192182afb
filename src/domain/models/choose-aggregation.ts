import { rocAuc, type AucWithInterval } from '../metrics/roc-auc.js';
import { aggregatePatch, type PatchAggregation } from './patch-aggregation.js';

/** One aggregation with the scores that it gave, in patch order. */
export interface AggregationTrial {
  readonly aggregation: PatchAggregation;
  readonly scores: readonly number[];
}

/** The aggregations that a training run compares: the method's two, and means of ever more of the centre. */
export function aggregationCandidates(centreSizePx: number): readonly PatchAggregation[] {
  const pixels = centreSizePx * centreSizePx;
  const topShares = [1 / 16, 1 / 4, 1].map((share) => Math.max(1, Math.round(pixels * share)));
  return [
    { kind: 'max' },
    { kind: 'percentile', percentile: 61 },
    ...topShares.map((k): PatchAggregation => ({ kind: 'meanTopK', k })),
  ];
}

/** Scores every patch by every candidate; `windows` holds each patch's centre probabilities. */
export async function tryAggregations(
  windows: AsyncIterable<Float32Array>,
  candidates: readonly PatchAggregation[],
): Promise<readonly AggregationTrial[]> {
  const trials = candidates.map((aggregation) => ({ aggregation, scores: [] as number[] }));
  for await (const window of windows) {
    for (const trial of trials) trial.scores.push(aggregatePatch(window, trial.aggregation));
  }
  return trials;
}

export interface AggregationChoice {
  readonly aggregation: PatchAggregation;
  readonly auc: AucWithInterval;
  /** All candidates with their AUCs, for the manifest. */
  readonly comparison: string;
}

/** The candidate with the highest AUC; the earlier one on a tie. `labels`: true for tumour, in patch order. */
export function chooseAggregation(trials: readonly AggregationTrial[], labels: readonly boolean[]): AggregationChoice {
  const judged = trials.map(({ aggregation, scores }) => ({
    aggregation,
    auc: rocAuc(scores.map((score, index) => ({ score, positive: labels[index] ?? false }))),
  }));
  const best = judged.reduce((leader, trial) => (trial.auc.auc > leader.auc.auc ? trial : leader));
  const figures = judged.map(({ aggregation, auc }) => `${describeAggregation(aggregation)} ${auc.auc.toFixed(4)}`);
  return { ...best, comparison: `highest validation AUC of: ${figures.join(', ')}` };
}

function describeAggregation(aggregation: PatchAggregation): string {
  switch (aggregation.kind) {
    case 'max':
      return 'maximum';
    case 'percentile':
      return `percentile ${aggregation.percentile}`;
    case 'meanTopK':
      return `mean of top ${aggregation.k}`;
  }
}
