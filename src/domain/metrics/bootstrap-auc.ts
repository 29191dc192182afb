import { AppError } from '../errors/app-error.js';
import { createRandomStream, randomIndex, type RandomStream } from '../random/seeded-random.js';
import { percentileOf } from './percentile-of.js';
import { rocAuc, type AucWithInterval, type ScoredLabel } from './roc-auc.js';

export interface BootstrapOptions {
  /** Resamples, 1 or more; 2,000 hold the ends of a 95 % interval to about a hundredth of its width. */
  readonly samples: number;
  readonly seed: number;
}

/** Where each item of a class stands among the distinct scores. */
interface RankedClasses {
  readonly positiveLevels: Uint32Array;
  readonly negativeLevels: Uint32Array;
  readonly levels: number;
}

/**
 * AUC with the 95 % percentile interval of a bootstrap (Efron): positives and negatives are each drawn with
 * replacement, as many as there are, so that every resample has both classes in the given numbers.
 * Same seed, same interval. Throws INTERNAL unless both classes are there.
 */
export function bootstrapAuc(items: readonly ScoredLabel[], { samples, seed }: BootstrapOptions): AucWithInterval {
  if (!(samples >= 1)) throw new AppError('INTERNAL', 'a bootstrap needs at least one resample');
  const { auc } = rocAuc(items);
  const random = createRandomStream(seed);
  const ranked = rankClasses(items);
  const counts = { positives: new Uint32Array(ranked.levels), negatives: new Uint32Array(ranked.levels) };
  const values = Float64Array.from({ length: samples }, () => {
    draw(ranked.positiveLevels, counts.positives, random);
    draw(ranked.negativeLevels, counts.negatives, random);
    return (
      aucOfCounts(counts.positives, counts.negatives) / (ranked.positiveLevels.length * ranked.negativeLevels.length)
    );
  }).sort();
  return { auc, ciLow: percentileOf(values, 2.5), ciHigh: percentileOf(values, 97.5) };
}

function rankClasses(items: readonly ScoredLabel[]): RankedClasses {
  const distinct = [...new Set(items.map(({ score }) => score))].sort((a, b) => a - b);
  const levelOf = new Map(distinct.map((score, level) => [score, level]));
  const levelsOf = (wanted: boolean): Uint32Array =>
    Uint32Array.from(
      items.filter(({ positive }) => positive === wanted),
      ({ score }) => levelOf.get(score) ?? 0,
    );
  return { positiveLevels: levelsOf(true), negativeLevels: levelsOf(false), levels: distinct.length };
}

function draw(levels: Uint32Array, counts: Uint32Array, random: RandomStream): void {
  counts.fill(0);
  for (const _ of levels) {
    const level = levels[randomIndex(random, levels.length)]!;
    counts[level] = counts[level]! + 1;
  }
}

/** Pairs in the right order, ties half; linear in the distinct scores, so that a resample needs no sorting. */
function aucOfCounts(positives: Uint32Array, negatives: Uint32Array): number {
  let pairs = 0;
  let below = 0;
  for (let level = 0; level < positives.length; level += 1) {
    pairs += positives[level]! * (below + negatives[level]! / 2);
    below += negatives[level]!;
  }
  return pairs;
}
