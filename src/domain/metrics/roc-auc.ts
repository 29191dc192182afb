import { AppError } from '../errors/app-error.js';

export interface ScoredLabel {
  readonly score: number;
  readonly positive: boolean;
}

export interface AucWithInterval {
  readonly auc: number;
  /** 95 % confidence interval by DeLong, cut to 0…1. */
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** 97.5th percentile of the standard normal distribution. */
const Z_95 = 1.959964;

/**
 * Area under the ROC curve with DeLong's interval (DeLong et al. 1988; mid-rank form of Sun and Xu 2014).
 * Ties count half. Throws INTERNAL unless both classes are there.
 */
export function rocAuc(items: readonly ScoredLabel[]): AucWithInterval {
  const placed = placements(items);
  const auc = mean(placed.ofPositives);
  const error = standardError(placed);
  return { auc, ciLow: Math.max(0, auc - Z_95 * error), ciHigh: Math.min(1, auc + Z_95 * error) };
}

/** How much higher one AUC is than another of the same items. */
export interface AucDifference {
  readonly value: number;
  /** 95 % confidence interval. */
  readonly ciLow: number;
  readonly ciHigh: number;
}

/**
 * AUC of `scores` less that of `reference`, one entry an item in both, with DeLong's interval for scores of the same
 * items: what both get wrong alike does not widen it. Throws INTERNAL unless both classes are there.
 */
export function aucDifference(scores: readonly ScoredLabel[], reference: readonly ScoredLabel[]): AucDifference {
  const [of, to] = [placements(scores), placements(reference)];
  const ofPositives = of.ofPositives.map((value, index) => value - (to.ofPositives[index] ?? 0));
  const ofNegatives = of.ofNegatives.map((value, index) => value - (to.ofNegatives[index] ?? 0));
  const value = mean(ofPositives);
  const error = standardError({ ofPositives, ofNegatives });
  return { value, ciLow: value - Z_95 * error, ciHigh: value + Z_95 * error };
}

/** Placement values, in the order of the items of a class: share of the other class that each item outranks. */
interface Placements {
  readonly ofPositives: readonly number[];
  readonly ofNegatives: readonly number[];
}

function placements(items: readonly ScoredLabel[]): Placements {
  const positives = items.filter((item) => item.positive).map((item) => item.score);
  const negatives = items.filter((item) => !item.positive).map((item) => item.score);
  if (positives.length === 0 || negatives.length === 0) throw new AppError('INTERNAL', 'an AUC needs both classes');
  const overall = midRanks([...positives, ...negatives]);
  const amongPositives = midRanks(positives);
  const amongNegatives = midRanks(negatives);
  const m = positives.length;
  const n = negatives.length;
  return {
    ofPositives: amongPositives.map((rank, index) => ((overall[index] ?? 0) - rank) / n),
    ofNegatives: amongNegatives.map((rank, index) => 1 - ((overall[m + index] ?? 0) - rank) / m),
  };
}

/** DeLong's, of the mean placement: of an AUC, or of a difference of two where the placements are differences. */
function standardError({ ofPositives, ofNegatives }: Placements): number {
  return Math.sqrt(variance(ofPositives) / ofPositives.length + variance(ofNegatives) / ofNegatives.length);
}

/** Ranks from 1; equal values share the mean of their ranks. */
function midRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  let start = 0;
  while (start < order.length) {
    let end = start;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let position = start; position < end; position += 1) ranks[order[position] ?? 0] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
