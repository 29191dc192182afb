import { describe, expect, test } from 'vitest';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { allocateByShare } from '../../../src/domain/tiling/allocate-by-share.js';
import { patchBlocks } from '../../../src/domain/tiling/patch-blocks.js';
import { samplePatches, STRATUM_CELLS } from '../../../src/domain/tiling/sample-patches.js';

const COLUMNS = 100;
const mask = maskWhere((column, row) => column + row > 40 && (column * 7 + row * 3) % 5 !== 0);
const tissue = samplePatches(mask, COLUMNS, { mode: 'all' });

function maskWhere(isTissue: (column: number, row: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: COLUMNS * 80 }, (_, cell) =>
    isTissue(cell % COLUMNS, Math.floor(cell / COLUMNS)) ? 1 : 0,
  );
}

describe('samplePatches', () => {
  test('all takes every tissue cell in order', () => {
    expect([...tissue]).toEqual([...mask.keys()].filter((cell) => mask[cell] === 1));
  });

  test.each(['random', 'stratified'] as const)(
    '%s draws without replacement, from tissue, by its seed alone',
    (mode) => {
      const draw = (seed: number): Uint32Array => samplePatches(mask, COLUMNS, { mode, count: 500, seed });
      const cells = draw(7);
      expect(new Set(cells).size).toBe(500);
      expect([...cells].every((cell) => mask[cell] === 1)).toBe(true);
      expect([...cells]).toEqual([...cells].sort((a, b) => a - b));
      expect(draw(7)).toEqual(cells);
      expect(draw(8)).not.toEqual(cells);
      expect(draw(7 + 2 ** 40)).not.toEqual(cells);
    },
  );

  test.each(['random', 'stratified'] as const)('%s takes all when there are no more', (mode) => {
    expect(samplePatches(mask, COLUMNS, { mode, count: tissue.length, seed: 1 })).toEqual(tissue);
    expect(samplePatches(mask, COLUMNS, { mode, count: 1e9, seed: 1 })).toEqual(tissue);
  });

  test('random gives every cell the same chance', () => {
    const counts = new Uint32Array(10);
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const cell of samplePatches(new Uint8Array(10).fill(1), 10, { mode: 'random', count: 3, seed }))
        counts[cell] = (counts[cell] ?? 0) + 1;
    }
    // Binomial(2000, 0.3) has a deviation of 20; five of them either way.
    for (const count of counts) expect(Math.abs(count - 600)).toBeLessThan(100);
  });

  test('stratified keeps each square in proportion to within one patch', () => {
    const cells = samplePatches(mask, COLUMNS, { mode: 'stratified', count: 500, seed: 3 });
    const squareOf = (cell: number): string =>
      `${Math.floor((cell % COLUMNS) / STRATUM_CELLS)},${Math.floor(cell / COLUMNS / STRATUM_CELLS)}`;
    const share = (of: Uint32Array, square: string): number =>
      [...of].filter((cell) => squareOf(cell) === square).length;
    for (const square of new Set([...tissue].map(squareOf))) {
      const quota = (share(tissue, square) * 500) / tissue.length;
      expect(Math.abs(share(cells, square) - quota)).toBeLessThan(1);
    }
  });
});

test('allocateByShare is exact and favours the larger remainder', () => {
  expect(allocateByShare([50, 30, 20], 10)).toEqual([5, 3, 2]);
  expect(allocateByShare([1, 1, 1], 2)).toEqual([1, 1, 0]);
  expect(allocateByShare([70, 25, 5], 10)).toEqual([7, 3, 0]);
  expect(allocateByShare([], 0)).toEqual([]);
});

describe('patchBlocks', () => {
  test('holds every cell once, in blocks from the top left, each inside its rectangle', () => {
    const blocks = patchBlocks(tissue, COLUMNS, 8);
    const cells = blocks.flatMap((block) => block.cells);
    expect([...cells].sort((a, b) => a - b)).toEqual([...tissue]);
    const corners = blocks.map((block) => Math.floor(block.row / 8) * 1000 + Math.floor(block.column / 8));
    expect(corners).toEqual([...corners].sort((a, b) => a - b));
    for (const block of blocks) {
      expect(block.columnCount).toBeLessThanOrEqual(8);
      expect(block.rowCount).toBeLessThanOrEqual(8);
      for (const cell of block.cells) {
        expect(cell % COLUMNS).toBeGreaterThanOrEqual(block.column);
        expect(cell % COLUMNS).toBeLessThan(block.column + block.columnCount);
        expect(Math.floor(cell / COLUMNS)).toBeGreaterThanOrEqual(block.row);
        expect(Math.floor(cell / COLUMNS)).toBeLessThan(block.row + block.rowCount);
      }
    }
  });

  test('reads only the rectangle around the wanted cells', () => {
    expect(patchBlocks(Uint32Array.of(2 * COLUMNS + 9, 3 * COLUMNS + 10), COLUMNS, 8)).toEqual([
      { column: 9, row: 2, columnCount: 2, rowCount: 2, cells: [209, 310] },
    ]);
  });

  test('a sparse sample is read cell by cell, not with everything between', () => {
    const random = createRandomStream(1);
    const sparse = Uint32Array.from(new Set(Array.from({ length: 40 }, () => Math.floor(random() * 8000)))).sort();
    const read = patchBlocks(sparse, COLUMNS, 8).reduce((sum, block) => sum + block.columnCount * block.rowCount, 0);
    expect(read).toBeLessThan(sparse.length * 4);
  });
});
