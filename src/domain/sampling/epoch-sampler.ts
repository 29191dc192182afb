// Which patches an epoch shows, in which order: from the seed and the epoch's number alone, so that a run can go on
// anywhere.
import type { SamplingPlan } from '../dataset/data-plan.js';
import { createRandomStream, shuffled, type RandomStream } from '../random/seeded-random.js';
import { classBalancedOrder } from './class-balanced-order.js';
import { drawRounds } from './draw-rounds.js';
import { poolOf, type SampleItems, type SamplePool, type SlidePool } from './sample-pool.js';

/** Keeps the order's random numbers apart from those of weights and augmentation, which share the seed. */
const ORDER_STREAM = 0x0de5;

/** Tumour, normal of positive slides, negative slides. */
const SLIDE_RATIO = [1, 1, 2] as const;

/**
 * At most this share of an epoch's negatives are hard ones: the others keep the network from forgetting what is easy.
 */
const MAX_HARD_SHARE = 0.5;

export interface EpochSampler {
  readonly mode: 'class-balanced' | 'slide-balanced';
  /** Patches of an epoch when nobody says how many. */
  readonly patchesPerEpoch: number;
  /** `count` indices of epoch `epoch` (from 0). `hardNegatives` are shown in it whatever the draw. */
  order(epoch: number, count: number, hardNegatives?: readonly number[]): readonly number[];
}

/**
 * Slide-balanced is the original method: of each negative slide some patches anew each epoch, of each positive slide
 * some of either class (all of its tumour where that is less), then 1:1:2 of tumour, normal beside tumour, and negative
 * slides, rarer ones again and again. Class-balanced: as many of either class.
 */
export function createEpochSampler(items: SampleItems, plan: SamplingPlan, seed: number): EpochSampler {
  const pool = poolOf(items, plan);
  const bySlide = pool.slides;
  const streamOf = (epoch: number): RandomStream => createRandomStream(seed, ORDER_STREAM, epoch);
  if (bySlide === undefined) {
    const labels = Array.from({ length: items.count }, (_, index) => items.isTumour(index));
    return {
      mode: 'class-balanced',
      patchesPerEpoch: items.count,
      order: (epoch, count, hard = []) =>
        hard.length === 0
          ? classBalancedOrder(labels, count, streamOf(epoch))
          : classBalancedWithHard(pool, count, hard, streamOf(epoch)),
    };
  }
  return {
    mode: 'slide-balanced',
    patchesPerEpoch: sizeOf(quotaPools(bySlide, plan)),
    order: (epoch, count, hard = []) => slideBalanced(bySlide, plan, { count, hard }, streamOf(epoch)),
  };
}

function classBalancedWithHard(
  pool: SamplePool,
  count: number,
  hard: readonly number[],
  random: RandomStream,
): readonly number[] {
  const positives = Math.floor(count / 2);
  const drawn = [
    ...drawRounds(pool.tumour, positives, random),
    ...drawWithHard(pool.normal, count - positives, hard, random),
  ];
  return shuffled(drawn, random);
}

function slideBalanced(
  slides: readonly SlidePool[],
  plan: SamplingPlan,
  { count, hard }: { readonly count: number; readonly hard: readonly number[] },
  random: RandomStream,
): readonly number[] {
  const { tumour, besideTumour, negative } = quotaPools(slides, plan, random);
  const shares = shareOut(count, [tumour.length, besideTumour.length, negative.length]);
  const [hardBeside, hardOfNegative] = bySlideKind(slides, hard);
  const drawn = [
    drawRounds(tumour, shares[0] ?? 0, random),
    drawWithHard(besideTumour, shares[1] ?? 0, hardBeside, random),
    drawWithHard(negative, shares[2] ?? 0, hardOfNegative, random),
  ].flat();
  return shuffled(drawn, random);
}

/** Hard negatives of positive slides, and of negative ones. */
function bySlideKind(
  slides: readonly SlidePool[],
  hard: readonly number[],
): readonly [beside: readonly number[], ofNegative: readonly number[]] {
  if (hard.length === 0) return [[], []];
  const wanted = new Set(hard);
  const found = (positive: boolean): readonly number[] =>
    slides
      .filter(({ tumour }) => tumour.length > 0 === positive)
      .flatMap(({ normal }) => normal.filter((index) => wanted.has(index)));
  return [found(true), found(false)];
}

interface QuotaPools {
  readonly tumour: readonly number[];
  readonly besideTumour: readonly number[];
  readonly negative: readonly number[];
}

/** Each slide's share of an epoch; without a random stream only the counts mean anything. */
function quotaPools(slides: readonly SlidePool[], plan: SamplingPlan, random?: RandomStream): QuotaPools {
  const take = (items: readonly number[], most: number): readonly number[] =>
    (random === undefined || items.length <= most ? items : shuffled(items, random)).slice(0, most);
  const positive = slides.filter(({ tumour }) => tumour.length > 0);
  return {
    tumour: positive.flatMap(({ tumour }) => take(tumour, plan.tumourPerPositiveSlide)),
    besideTumour: positive.flatMap(({ normal }) => take(normal, plan.normalPerPositiveSlide)),
    negative: slides.flatMap(({ tumour, normal }) => (tumour.length > 0 ? [] : take(normal, plan.perNegativeSlide))),
  };
}

function sizeOf({ tumour, besideTumour, negative }: QuotaPools): number {
  return tumour.length + besideTumour.length + negative.length;
}

/** `count` in the method's ratio over the pools that are not empty; what rounding leaves goes to the first of them. */
function shareOut(count: number, sizes: readonly [number, number, number]): readonly number[] {
  const weights: readonly number[] = SLIDE_RATIO.map((weight, index) => ((sizes[index] ?? 0) > 0 ? weight : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return [0, 0, 0];
  const shares = weights.map((weight) => Math.floor((count * weight) / total));
  const left = count - shares.reduce((sum, share) => sum + share, 0);
  const first = weights.findIndex((weight) => weight > 0);
  return shares.map((share, index) => (index === first ? share + left : share));
}

function drawWithHard(
  pool: readonly number[],
  count: number,
  hard: readonly number[],
  random: RandomStream,
): readonly number[] {
  const shown = shuffled(hard, random).slice(0, Math.floor(count * MAX_HARD_SHARE));
  return [...shown, ...drawRounds(pool, count - shown.length, random)];
}
