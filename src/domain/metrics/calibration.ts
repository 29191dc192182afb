import { AppError } from '../errors/app-error.js';
import type { ScoredLabel } from './roc-auc.js';

export interface ReliabilityBin {
  /** Probabilities from here on … */
  readonly from: number;
  /** … and below this; the last bin includes 1. */
  readonly to: number;
  readonly count: number;
  /** Mean probability of its samples; 0 when it is empty. */
  readonly meanScore: number;
  /** Share of its samples that are positive; 0 when it is empty. */
  readonly positiveShare: number;
}

export interface Calibration {
  /** Of equal width, from 0 to 1. */
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: mean distance of `meanScore` and `positiveShare`, weighted with the bins' counts. */
  readonly expectedError: number;
  /** The largest such distance. */
  readonly maximumError: number;
  /** Mean squared distance of probability and truth, 0 (perfect) to 1. */
  readonly brierScore: number;
}

/** Guo et al. 2017 use 10 to 15. */
const DEFAULT_BINS = 10;

/** How far scores can be taken for probabilities. Throws INTERNAL without samples or with a score outside of 0…1. */
export function calibration(items: readonly ScoredLabel[], bins = DEFAULT_BINS): Calibration {
  if (items.length === 0 || !items.every(({ score }) => score >= 0 && score <= 1)) {
    throw new AppError('INTERNAL', 'calibration needs probabilities');
  }
  const filled = fillBins(items, bins);
  const gaps = filled.map(({ meanScore, positiveShare }) => Math.abs(meanScore - positiveShare));
  return {
    bins: filled,
    expectedError: filled.reduce((sum, { count }, index) => sum + (count * (gaps[index] ?? 0)) / items.length, 0),
    maximumError: Math.max(...gaps),
    brierScore: items.reduce((sum, { score, positive }) => sum + (score - Number(positive)) ** 2, 0) / items.length,
  };
}

function fillBins(items: readonly ScoredLabel[], bins: number): readonly ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, score: 0, positives: 0 }));
  for (const { score, positive } of items) {
    const bin = sums[Math.min(bins - 1, Math.floor(score * bins))]!;
    bin.count += 1;
    bin.score += score;
    bin.positives += Number(positive);
  }
  return sums.map(({ count, score, positives }, index) => ({
    from: index / bins,
    to: (index + 1) / bins,
    count,
    meanScore: count === 0 ? 0 : score / count,
    positiveShare: count === 0 ? 0 : positives / count,
  }));
}
