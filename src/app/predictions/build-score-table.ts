import { combiner } from '../../domain/ensemble/combine-scores.js';
import type { PredictionParameters } from '../../domain/predictions/prediction.js';
import type { ScoreTable } from '../../ports/record-store.js';
import type { ServingSet } from '../models/serving.js';
import type { CollectedScores } from './score-collector.js';

/** Patches between two looks at the event loop: some ten milliseconds of arithmetic. */
const PATCHES_A_TURN = 20_000;

/** Adds the ensemble's probability of each patch to what the models gave. */
export async function buildScoreTable(
  scores: CollectedScores,
  cell: { readonly cellLevel0X: number; readonly cellLevel0Y: number },
  { ensemble, models, memberCount }: ServingSet,
  { ensembleVariant }: PredictionParameters,
): Promise<ScoreTable> {
  const combine = combiner(ensemble.manifest, 'patch', ensembleVariant);
  const patches = scores.columns.length;
  const combined = new Float32Array(patches);
  for (let patch = 0; patch < patches; patch += 1) {
    const first = patch * models.length;
    combined[patch] = combine([...scores.probabilities.subarray(first, first + memberCount)]);
    if (patch % PATCHES_A_TURN === PATCHES_A_TURN - 1) await nextTurn();
  }
  const { cellLevel0X, cellLevel0Y } = cell;
  return { ...scores, cellLevel0X, cellLevel0Y, ensemble: combined };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
