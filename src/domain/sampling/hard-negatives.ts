// Hard-negative rounds: negatives that a half-trained network takes for tumour are shown more often.
import type { HardNegativePlan } from '../dataset/data-plan.js';
import { createRandomStream, shuffled } from '../random/seeded-random.js';
import type { SampleItems } from './sample-pool.js';

/** Tumour scores of the patches with these indices, in their order. */
export type ScorePatches = (indices: readonly number[], signal: AbortSignal) => Promise<ArrayLike<number>>;

const CANDIDATE_STREAM = 0x4a2d;
/** Rounds whose findings are kept; older ones were found by a network that has moved on. */
const KEPT_ROUNDS = 4;

/** Whether a round follows epoch `epoch` (from 1). None follows the last. */
export function isRoundDue({ everyEpochs }: HardNegativePlan, epoch: number, epochs: number): boolean {
  return everyEpochs > 0 && epoch < epochs && epoch % everyEpochs === 0;
}

/**
 * Scores random negatives and returns the hard ones from now on: the worst of this round first, then those found
 * before. The same seed, epoch and scores give the same.
 */
export async function runHardNegativeRound(
  items: SampleItems,
  plan: HardNegativePlan,
  round: { readonly seed: number; readonly epoch: number; readonly before: readonly number[] },
  score: ScorePatches,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const candidates = negativeCandidates(items, plan.candidates, round);
  const worst = worstOf(candidates, await score(candidates, signal), plan.added);
  return [...new Set([...worst, ...round.before])].slice(0, plan.added * KEPT_ROUNDS);
}

function negativeCandidates(
  items: SampleItems,
  count: number,
  { seed, epoch }: { readonly seed: number; readonly epoch: number },
): readonly number[] {
  const negatives: number[] = [];
  for (let index = 0; index < items.count; index += 1) if (!items.isTumour(index)) negatives.push(index);
  const random = createRandomStream(seed, CANDIDATE_STREAM, epoch);
  // Ascending, so that neighbours on a slide are read together.
  return shuffled(negatives, random)
    .slice(0, count)
    .sort((a, b) => a - b);
}

/** The `count` with the highest scores; of equal ones the first. */
function worstOf(indices: readonly number[], scores: ArrayLike<number>, count: number): readonly number[] {
  return indices
    .map((index, place) => ({ index, score: scores[place] ?? 0 }))
    .filter(({ score }) => Number.isFinite(score))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, count)
    .map(({ index }) => index);
}
