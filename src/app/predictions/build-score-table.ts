import { combiner } from '../../domain/ensemble/combine-scores.js';
import type { PredictionParameters } from '../../domain/predictions/prediction.js';
import type { ScoreTable } from '../../ports/record-store.js';
import type { ServingSet } from '../models/serving.js';
import { combinePatches } from './combine-patches.js';
import type { CollectedScores } from './score-collector.js';

/** Adds the ensemble's probability of each patch to what the models gave. */
export async function buildScoreTable(
  scores: CollectedScores,
  cell: { readonly cellLevel0X: number; readonly cellLevel0Y: number },
  { ensemble, models, memberCount }: ServingSet,
  { ensembleVariant }: PredictionParameters,
): Promise<ScoreTable> {
  const combine = combiner(ensemble.manifest, 'patch', ensembleVariant);
  const combined = await combinePatches(scores.probabilities, models.length, memberCount, combine);
  const { cellLevel0X, cellLevel0Y } = cell;
  return { ...scores, cellLevel0X, cellLevel0Y, ensemble: combined };
}
