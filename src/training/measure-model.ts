import { mapValues } from '../domain/collections/map-values.js';
import {
  aggregationCandidates,
  chooseAggregation,
  tryAggregations,
  type AggregationTrial,
} from '../domain/models/choose-aggregation.js';
import { fitModelCalibration, type ScoredSets } from '../domain/models/fit-model-calibration.js';
import { measureScores, type ScoredPatch } from '../domain/models/measure-scores.js';
import type { ModelCalibration } from '../domain/models/model-calibration.js';
import type { ModelManifest } from '../domain/models/model-manifest.js';
import type { PatchAggregation } from '../domain/models/patch-aggregation.js';
import { slideNameOf } from './data/labelled-patch.js';
import type { PatchStore } from './data/patch-store.js';

export interface EvaluationSet {
  readonly store: PatchStore;
  /** Stands beside the figures: where the patches come from, and what the figures do not prove. */
  readonly note: string;
}

export interface EvaluationSets {
  /** Chooses the aggregation and fits the calibration. */
  readonly validation: EvaluationSet;
  /** Reported alone. */
  readonly test?: EvaluationSet;
}

/** Yields each patch's centre probabilities, in store order. */
export type ScoreWindows = (store: PatchStore) => AsyncGenerator<Float32Array>;

export interface MeasuredModel extends Pick<ModelManifest, 'aggregation' | 'aggregationChoice' | 'metrics'> {
  readonly calibration: ModelCalibration;
  readonly scored: ScoredSets;
}

/** Chooses aggregation and calibration on validation and measures by them; the test set has no say in the choice. */
export async function measureModel(
  sets: EvaluationSets,
  centreSizePx: number,
  windowsOf: ScoreWindows,
): Promise<MeasuredModel> {
  const { validation, test } = sets;
  const trials = await tryAggregations(windowsOf(validation.store), aggregationCandidates(centreSizePx));
  const { aggregation, comparison } = chooseAggregation(trials, labelsOf(validation.store));
  const scored: Record<string, readonly ScoredPatch[]> = {
    validation: scoredBy(aggregation, trials, validation.store),
  };
  const notes: Record<string, string> = { validation: validation.note };
  if (test !== undefined) {
    scored['test'] = scoredBy(aggregation, await tryAggregations(windowsOf(test.store), [aggregation]), test.store);
    notes['test'] = test.note;
  }
  const metrics = mapValues(scored, (patches, set) => measureScores(patches, notes[set] ?? ''));
  return { aggregation, aggregationChoice: comparison, metrics, calibration: fitModelCalibration(scored), scored };
}

function scoredBy(
  aggregation: PatchAggregation,
  trials: readonly AggregationTrial[],
  { patches }: PatchStore,
): readonly ScoredPatch[] {
  const trial = trials.find((candidate) => candidate.aggregation === aggregation);
  return patches.map((patch, index) => {
    const slide = slideNameOf(patch);
    const score = trial?.scores[index] ?? 0;
    return { score, positive: patch.tumour, ...(slide === undefined ? {} : { slide }) };
  });
}

function labelsOf(store: PatchStore): readonly boolean[] {
  return store.patches.map((patch) => patch.tumour);
}
