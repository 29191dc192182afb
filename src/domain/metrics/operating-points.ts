import { AppError } from '../errors/app-error.js';
import type { ScoredLabel } from './roc-auc.js';

/** What a test finds that calls scores at or above `threshold` positive. */
export interface OperatingPoint {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

export interface OperatingPoints {
  readonly positives: number;
  readonly negatives: number;
  /** One for each distinct score, the highest threshold first: equal scores cannot be told apart. */
  readonly points: readonly OperatingPoint[];
}

/** Throws INTERNAL unless both classes are there. */
export function operatingPoints(items: readonly ScoredLabel[]): OperatingPoints {
  const positives = items.filter(({ positive }) => positive).length;
  const negatives = items.length - positives;
  if (positives === 0 || negatives === 0) throw new AppError('INTERNAL', 'operating points need both classes');
  // Numbers sort much faster than items: a score comes with its index.
  const scores = Float64Array.from(items, ({ score }) => score);
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  const points: OperatingPoint[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  order.forEach((item, index) => {
    if (items[item]!.positive) truePositives += 1;
    else falsePositives += 1;
    const threshold = scores[item]!;
    const next = order[index + 1];
    if (next === undefined || scores[next] !== threshold) points.push({ threshold, truePositives, falsePositives });
  });
  return { positives, negatives, points };
}
