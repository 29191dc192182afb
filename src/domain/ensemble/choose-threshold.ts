import { AppError } from '../errors/app-error.js';

interface Cut {
  readonly at: number;
  readonly youden: number;
  readonly gap: number;
}

/** Slack for equal sums of shares. */
const EQUAL = 1e-12;

/**
 * The cut on scores with the largest Youden index (sensitivity + specificity − 1, which is twice the balanced
 * accuracy less one), in the middle between the two samples it parts: as far from either as can be. Of equally good
 * cuts the widest gap wins, then the lower. Positive is at or above the cut. Throws ENSEMBLE_DATA_INVALID when all
 * scores are equal.
 */
export function chooseThreshold(scores: readonly number[], positive: readonly boolean[]): number {
  const levels = [...new Set(scores)].sort((a, b) => a - b);
  let best: Cut | undefined;
  for (let index = 1; index < levels.length; index += 1) {
    const below = levels[index - 1] ?? 0;
    const above = levels[index] ?? 0;
    const at = (below + above) / 2;
    const cut = { at, youden: youdenIndex(scores, positive, at), gap: above - below };
    if (best === undefined || isBetter(cut, best)) best = cut;
  }
  if (best === undefined)
    throw new AppError('ENSEMBLE_DATA_INVALID', 'all slides have the same score: no threshold can part them');
  return best.at;
}

/** Sensitivity + specificity − 1 when scores at or above `threshold` count as positive. */
export function youdenIndex(scores: readonly number[], positive: readonly boolean[], threshold: number): number {
  const positives = positive.filter(Boolean).length;
  const called = scores.map((score) => score >= threshold);
  const hits = called.filter((isCalled, index) => isCalled && positive[index] === true).length;
  const rejections = called.filter((isCalled, index) => !isCalled && positive[index] === false).length;
  return hits / positives + rejections / (positive.length - positives) - 1;
}

function isBetter(cut: Cut, than: Cut): boolean {
  if (Math.abs(cut.youden - than.youden) > EQUAL) return cut.youden > than.youden;
  return cut.gap > than.gap + EQUAL;
}
