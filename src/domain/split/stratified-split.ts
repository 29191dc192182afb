import { shuffled, type RandomStream } from '../random/seeded-random.js';

export interface Split<T> {
  readonly training: readonly T[];
  readonly validation: readonly T[];
}

/**
 * Splits groups (slides, patients) so that no group stands on both sides, by `trainingShare` within each stratum.
 * Each stratum with two or more groups puts at least one on either side.
 */
export function stratifiedSplit<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  stratumOf: (item: T) => string,
  trainingShare: number,
  random: RandomStream,
): Split<T> {
  const strata = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const item of items) {
    const group = groupOf(item);
    if (seen.has(group)) continue;
    seen.add(group);
    const groups = strata.get(stratumOf(item)) ?? [];
    groups.push(group);
    strata.set(stratumOf(item), groups);
  }
  const training = new Set<string>();
  for (const stratum of [...strata.keys()].sort()) {
    const groups = shuffled((strata.get(stratum) ?? []).sort(), random);
    const wanted = Math.round(groups.length * trainingShare);
    const count = groups.length > 1 ? Math.min(Math.max(wanted, 1), groups.length - 1) : wanted;
    for (const group of groups.slice(0, count)) training.add(group);
  }
  return {
    training: items.filter((item) => training.has(groupOf(item))),
    validation: items.filter((item) => !training.has(groupOf(item))),
  };
}
