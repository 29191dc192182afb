import type { CombineScores } from '../../domain/ensemble/combine-scores.js';
import { nextTurn } from '../next-turn.js';

/** Patches between two looks at the event loop: some ten milliseconds of arithmetic. */
const PATCHES_A_TURN = 20_000;

/**
 * One probability a patch of the first `members` of the `stride` that each patch has in `scores`, 0 to 1, patch by
 * patch.
 */
export async function combinePatches(
  scores: Float32Array,
  stride: number,
  members: number,
  combine: CombineScores,
): Promise<Float32Array> {
  const combined = new Float32Array(scores.length / stride);
  for (let patch = 0; patch < combined.length; patch += 1) {
    const first = patch * stride;
    combined[patch] = combine([...scores.subarray(first, first + members)]);
    if (patch % PATCHES_A_TURN === PATCHES_A_TURN - 1) await nextTurn();
  }
  return combined;
}
