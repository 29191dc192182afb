import { rocAuc } from '../domain/metrics/roc-auc.js';
import {
  aggregationCandidates,
  chooseAggregation,
  tryAggregations,
  type AggregationTrial,
} from '../domain/models/choose-aggregation.js';
import type { ModelManifest, ModelMetrics } from '../domain/models/model-manifest.js';
import type { PatchAggregation } from '../domain/models/patch-aggregation.js';
import type { PatchStore } from './data/patch-store.js';

export interface EvaluationSet {
  readonly store: PatchStore;
  /** Stands beside the figures: where the patches come from, and what the figures do not prove. */
  readonly note: string;
}

export interface EvaluationSets {
  /** Chooses the aggregation. */
  readonly validation: EvaluationSet;
  /** Reported alone. */
  readonly test?: EvaluationSet;
}

/** Yields each patch's centre probabilities, in store order. */
export type ScoreWindows = (store: PatchStore) => AsyncGenerator<Float32Array>;

/** Chooses the aggregation on validation and measures by it; the test set has no say in the choice. */
export async function measureModel(
  sets: EvaluationSets,
  centreSizePx: number,
  windowsOf: ScoreWindows,
): Promise<Pick<ModelManifest, 'aggregation' | 'aggregationChoice' | 'metrics'>> {
  const { validation, test } = sets;
  const trials = await tryAggregations(windowsOf(validation.store), aggregationCandidates(centreSizePx));
  const { aggregation, comparison } = chooseAggregation(trials, labelsOf(validation.store));
  const metrics: Record<string, ModelMetrics> = { validation: metricsOf(validation, trials, aggregation) };
  if (test !== undefined) {
    metrics['test'] = metricsOf(test, await tryAggregations(windowsOf(test.store), [aggregation]), aggregation);
  }
  return { aggregation, aggregationChoice: comparison, metrics };
}

function metricsOf(
  set: EvaluationSet,
  trials: readonly AggregationTrial[],
  aggregation: PatchAggregation,
): ModelMetrics {
  const labels = labelsOf(set.store);
  const trial = trials.find((candidate) => candidate.aggregation === aggregation);
  const scored = labels.map((positive, index) => ({ score: trial?.scores[index] ?? 0, positive }));
  return { ...rocAuc(scored), patches: labels.length, tumourPatches: labels.filter(Boolean).length, note: set.note };
}

function labelsOf(store: PatchStore): readonly boolean[] {
  return store.patches.map((patch) => patch.tumour);
}
