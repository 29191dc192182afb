import { describe, expect, test } from 'vitest';
import { drawsFor } from '../../../src/domain/anytime/miss-probability.js';
import { createPatchOrder, type PatchOrder } from '../../../src/domain/anytime/patch-order.js';
import { divideIntoStrata } from '../../../src/domain/anytime/strata.js';
import { createRandomStream, type RandomStream } from '../../../src/domain/random/seeded-random.js';

const COLUMNS = 23;

function someCells(random: RandomStream, share: number): readonly number[] {
  return Array.from({ length: COLUMNS * 19 }, (_, cell) => cell).filter(() => random() < share);
}

/** Everything that comes, each patch scored by `scoreOf` right after. */
function drain(order: PatchOrder, scoreOf: (cell: number) => number): number[] {
  const cells: number[] = [];
  for (let next = order.next(); next !== undefined; next = order.next()) {
    cells.push(...next);
    for (const cell of next) order.scored(cell, scoreOf(cell));
  }
  return cells;
}

function ascending(cells: Iterable<number>): number[] {
  return [...cells].sort((a, b) => a - b);
}

describe('the order of patches', () => {
  test('hands out every patch once, whatever they score and however large the lesion that must not be missed', () => {
    const random = createRandomStream(1);
    for (let trial = 0; trial < 60; trial += 1) {
      const cells = someCells(random, random());
      const lesion = trial % 3 === 0 ? undefined : { patches: 1 + (trial % 40), certainty: 0.9 };
      const order = createPatchOrder({ cells, columns: COLUMNS, seed: trial, lesion });
      expect(ascending(drain(order, () => random()))).toEqual(cells);
      expect(order.next()).toBeUndefined();
    }
  });

  test('goes on where it was: what is done does not come again, and nothing else is left out', () => {
    const random = createRandomStream(2);
    for (let trial = 0; trial < 40; trial += 1) {
      const cells = someCells(random, 0.7);
      const options = { cells, columns: COLUMNS, seed: 1, lesion: { patches: 12, certainty: 0.9 } };
      const first = createPatchOrder(options);
      const done: number[] = [];
      for (let step = 0; step < trial * 4; step += 1) done.push(...(first.next() ?? []));
      const rest = drain(createPatchOrder({ ...options, done }), () => random());
      expect(ascending([...done, ...rest])).toEqual(cells);
    }
  });

  test('begins with one patch of every stratum, and goes on around the highest score', () => {
    const cells = Array.from({ length: COLUMNS * 19 }, (_, cell) => cell);
    const strata = divideIntoStrata(cells, COLUMNS, 5);
    const order = createPatchOrder({ cells, columns: COLUMNS, seed: 5 });
    const first = Array.from({ length: strata.length }, () => order.next() ?? []).flat();
    const touched = first.map((cell) => strata.findIndex((stratum) => stratum.cells.includes(cell)));
    expect(new Set(touched).size).toBe(strata.length);
    expect(order.drawnAfter()).toBeUndefined();
    const hot = strata[7];
    for (const cell of first) order.scored(cell, hot?.cells.includes(cell) === true ? 0.9 : 0.1);
    expect(new Set(order.next())).toEqual(new Set(hot?.cells.filter((cell) => !first.includes(cell))));
    expect(order.drawnAfter()).toBe(strata.length);
    const [column, row] = [hot?.column ?? 0, hot?.row ?? 0];
    const [next = -1] = order.next() ?? [];
    const second = strata.find((stratum) => stratum.cells.includes(next));
    expect(Math.max(Math.abs((second?.column ?? 99) - column), Math.abs((second?.row ?? 99) - row))).toBe(1);
  });

  test('has drawn what the lesion needs from every stratum when it says so, whatever the scores', () => {
    const random = createRandomStream(4);
    const lesion = { patches: 9, certainty: 0.8 };
    for (let trial = 0; trial < 40; trial += 1) {
      const cells = someCells(random, 0.8);
      const strata = divideIntoStrata(cells, COLUMNS, trial);
      const sizes = strata.map((stratum) => stratum.cells.length);
      const draws = drawsFor(sizes, lesion.patches, lesion.certainty);
      const order = createPatchOrder({ cells, columns: COLUMNS, seed: trial, lesion });
      const handedOut = drain(order, () => random());
      const drawn = new Set(handedOut.slice(0, order.drawnAfter()));
      // The random order of a stratum is taken from its start: scores choose strata, never patches within one.
      for (const { cells: own } of strata) expect(own.slice(0, draws).every((cell) => drawn.has(cell))).toBe(true);
      expect(order.drawnAfter()).toBeLessThan(cells.length);
    }
  });
});
