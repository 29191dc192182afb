import { drawRounds } from './draw-rounds.js';
import { shuffled, type RandomStream } from '../random/seeded-random.js';

/**
 * Indices of one epoch, `count` of them, as many of either class (±1), in mixed order.
 * Every item of a class comes before any comes again, so an epoch of all items repeats only the rarer class.
 */
export function classBalancedOrder(labels: readonly boolean[], count: number, random: RandomStream): readonly number[] {
  const positive = labels.flatMap((label, index) => (label ? [index] : []));
  const negative = labels.flatMap((label, index) => (label ? [] : [index]));
  const positiveCount = Math.floor(count / 2);
  const drawn = [
    ...drawRounds(positive, positiveCount, random),
    ...drawRounds(negative, count - positiveCount, random),
  ];
  return shuffled(drawn, random);
}
