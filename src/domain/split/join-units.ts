import type { Grouping, SplitUnit } from './split-unit.js';

/**
 * Groups of unit indices that must stay together: those of one patient or slide, and those that show the same image.
 */
export function joinUnits(units: readonly SplitUnit[], grouping: Grouping): readonly (readonly number[])[] {
  const parents = units.map((_, index) => index);
  const firstWith = new Map<string, number>();
  units.forEach((unit, index) => {
    for (const key of keysOf(unit, grouping)) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else parents[rootOf(parents, index)] = rootOf(parents, first);
    }
  });
  const groups = new Map<number, number[]>();
  units.forEach((_, index) => {
    const root = rootOf(parents, index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [index]);
    else group.push(index);
  });
  // In an order of their own, not of the file system's or the manifest's.
  const keyOf = (group: readonly number[]): string => group.map((index) => units[index]?.name ?? '').sort()[0] ?? '';
  return [...groups.values()]
    .map((group) => ({ group, key: keyOf(group) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ group }) => group);
}

function keysOf(unit: SplitUnit, grouping: Grouping): readonly string[] {
  const image = `image ${unit.image}`;
  return grouping === 'patch' ? [image] : [image, `${grouping} ${unit[grouping] ?? ''}`];
}

/** Shortens the way as it goes. */
function rootOf(parents: number[], index: number): number {
  let at = index;
  while (parents[at]! !== at) {
    parents[at] = parents[parents[at]!]!;
    at = parents[at]!;
  }
  return at;
}
