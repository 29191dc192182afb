import { aucDifference, rocAuc, type ScoredLabel } from '../metrics/roc-auc.js';
import type { PrecisionChange } from './model-precision.js';

/** What a reduced precision changed of the scores of one data set. Throws INTERNAL unless both classes are there. */
export function measurePrecision(
  float32: readonly ScoredLabel[],
  reduced: readonly ScoredLabel[],
  sha256: string,
): PrecisionChange {
  const changes = reduced.map(({ score }, index) => Math.abs(score - (float32[index]?.score ?? NaN)));
  const changed = reduced.filter(({ score }, index) => score >= 0.5 !== (float32[index]?.score ?? NaN) >= 0.5);
  return {
    patches: reduced.length,
    tumourPatches: reduced.filter(({ positive }) => positive).length,
    sha256,
    float32: rocAuc(float32),
    reduced: rocAuc(reduced),
    difference: aucDifference(reduced, float32),
    largestScoreChange: changes.reduce((most, change) => Math.max(most, change), 0),
    meanScoreChange: changes.reduce((sum, change) => sum + change, 0) / changes.length,
    changedSides: changed.length / reduced.length,
  };
}
