import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { patchBatches, type CellBatch } from '../../../src/compute/work/patch-batches.js';
import { createSlideMemory } from '../../../src/compute/work/work-memory.js';
import { createBusyTime } from '../../../src/compute/work/busy-time.js';
import { createBatchSizer } from '../../../src/compute/work/batch-sizer.js';
import { createScoreBuffer } from '../../../src/compute/work/score-buffer.js';
import { createBufferPool } from '../../../src/domain/collections/buffer-pool.js';
import { patchBlocks, skipPatches, type PatchBlock } from '../../../src/domain/tiling/patch-blocks.js';

const COLUMNS = 20;
const PATCH_PX = 4;

/** Every pixel of a cell is (column, row, 7). */
async function paint(block: PatchBlock): Promise<{ data: Uint8Array; widthPx: number; heightPx: number }> {
  const widthPx = block.columnCount * PATCH_PX;
  const heightPx = block.rowCount * PATCH_PX;
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let pixel = 0; pixel < widthPx * heightPx; pixel += 1) {
    const column = block.column + Math.floor((pixel % widthPx) / PATCH_PX);
    const row = block.row + Math.floor(Math.floor(pixel / widthPx) / PATCH_PX);
    data.set([column, row, 7], pixel * 3);
  }
  return { data, widthPx, heightPx };
}

const SOURCE = { gridColumns: COLUMNS, patchSizePx: PATCH_PX, memory: createSlideMemory(), batchSize: () => 32 };

async function collect(blocks: readonly PatchBlock[], size: number): Promise<readonly CellBatch[]> {
  const batches: CellBatch[] = [];
  const source = { ...SOURCE, blocks, readBlock: paint, batchSize: () => size };
  for await (const batch of patchBatches(source)) batches.push(batch);
  return batches;
}

const cells = Uint32Array.from([...Array(400).keys()].filter((cell) => cell % 3 !== 0));
const blocks = patchBlocks(cells, COLUMNS, 8);

describe('patchBatches', () => {
  test('every cell comes once, with its own pixels, in full batches but the last', async () => {
    const batches = await collect(blocks, 32);
    expect(batches.slice(0, -1).every((batch) => batch.count === 32)).toBe(true);
    const seen = batches.flatMap((batch) =>
      Array.from(batch.columns, (column, index) => (batch.rows[index] ?? 0) * COLUMNS + column),
    );
    expect(seen).toEqual(blocks.flatMap((block) => block.cells));
    const patchBytes = PATCH_PX * PATCH_PX * 3;
    for (const batch of batches) {
      expect(batch.data.length).toBe(batch.count * patchBytes);
      for (let patch = 0; patch < batch.count; patch += 1) {
        const pixels = batch.data.subarray(patch * patchBytes, (patch + 1) * patchBytes);
        const expected = [batch.columns[patch] ?? -1, batch.rows[patch] ?? -1, 7];
        expect([...pixels].every((value, index) => value === expected[index % 3])).toBe(true);
      }
    }
  });

  test.each([0, 1, 3])(
    'with %i blocks ahead the batches are the same, and no more blocks are read at a time',
    async (ahead) => {
      const reads = { underWay: 0, most: 0, begun: 0 };
      const readBlock = async (block: PatchBlock): ReturnType<typeof paint> => {
        reads.begun += 1;
        reads.most = Math.max(reads.most, (reads.underWay += 1));
        // The earlier a block, the later it is there.
        for (let turn = 0; turn < blocks.length - reads.begun; turn += 1) await setImmediate();
        reads.underWay -= 1;
        return paint(block);
      };
      const batches: CellBatch[] = [];
      for await (const batch of patchBatches({ ...SOURCE, blocks, readBlock, blocksAhead: () => ahead }))
        batches.push(batch);
      expect(batches).toEqual(await collect(blocks, 32));
      expect(reads.most).toBe(Math.min(ahead + 1, blocks.length));
    },
  );

  test('blocks and batches that are given back are all the memory it needs', async () => {
    let allocations = 0;
    const allocate = (bytes: number): ArrayBuffer => ((allocations += 1), new ArrayBuffer(bytes));
    const memory = createBufferPool({ maxIdleBytes: 1024 * 1024, allocate });
    const readBlock = async (block: PatchBlock, into: Uint8Array): ReturnType<typeof paint> => {
      const { data, ...size } = await paint(block);
      into.set(data);
      return { data: into, ...size };
    };
    const expected = (await collect(blocks, 8)).map(({ data }) => data);
    const seen: Uint8Array[] = [];
    for await (const { data } of patchBatches({ ...SOURCE, memory, blocks, readBlock, batchSize: () => 8 })) {
      seen.push(data.slice());
      memory.giveBack(data);
    }
    expect(seen).toEqual(expected);
    // Blocks of the slide's edges are so small that they do not share the inner ones' memory.
    expect(allocations).toBeLessThanOrEqual(4);
    expect(blocks.length).toBeGreaterThan(8);
  });

  test('a block that fails ends it once the reads beside it have ended', async () => {
    let ended = 0;
    const readBlock = async (block: PatchBlock): ReturnType<typeof paint> => {
      if (block === blocks[0]) throw new Error('broken');
      await setImmediate();
      ended += 1;
      return paint(block);
    };
    await expect(patchBatches({ ...SOURCE, blocks, readBlock, blocksAhead: () => 1 }).next()).rejects.toThrow('broken');
    expect(ended).toBe(1);
  });

  test('no cells, no batches', async () => {
    await expect(collect([], 32)).resolves.toEqual([]);
  });

  test.each([0, 1, 31, 100, 266, 1000])('skipping %i leaves exactly the rest, in the same order', async (skip) => {
    const rest = await collect(skipPatches(blocks, skip), 32);
    const seen = rest.flatMap((batch) =>
      Array.from(batch.columns, (column, index) => (batch.rows[index] ?? 0) * COLUMNS + column),
    );
    expect(seen).toEqual(blocks.flatMap((block) => block.cells).slice(skip));
  });
});

describe('the batch sizer', () => {
  test('grows to 32 on a fast engine and shrinks to 1 on a slow one', () => {
    const sizer = createBatchSizer();
    for (let turn = 0; turn < 5; turn += 1) sizer.report(sizer.size(), sizer.size() * 0.001);
    expect(sizer.size()).toBe(32);
    for (let turn = 0; turn < 8; turn += 1) sizer.report(sizer.size(), sizer.size() * 0.5);
    expect(sizer.size()).toBe(1);
  });

  test('stays within a run of the engine, which holds fewer large patches', () => {
    const sizer = createBatchSizer(2);
    expect(sizer.size()).toBe(2);
    sizer.report(2, 0.001);
    expect(sizer.size()).toBe(2);
  });

  test('settles where a batch takes at most a quarter of a second', () => {
    const sizer = createBatchSizer();
    const sizes: number[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      sizer.report(sizer.size(), sizer.size() * 0.02);
      sizes.push(sizer.size());
    }
    expect(sizes.slice(2)).toEqual(new Array(8).fill(8));
  });
});

test('the score buffer joins what it holds, in order', () => {
  const buffer = createScoreBuffer(0);
  expect(buffer.take()).toBeUndefined();
  buffer.add({ columns: Uint32Array.of(1), rows: Uint32Array.of(2), probabilities: Float32Array.of(0.25, 0.5) });
  buffer.add({ columns: Uint32Array.of(3), rows: Uint32Array.of(4), probabilities: Float32Array.of(0.75, 1) });
  expect(buffer.isDue()).toBe(true);
  expect(buffer.take()).toEqual({
    columns: Uint32Array.of(1, 3),
    rows: Uint32Array.of(2, 4),
    probabilities: Float32Array.of(0.25, 0.5, 0.75, 1),
  });
  expect(buffer.take()).toBeUndefined();
});

test('busy time counts what is under way at the same time once', async () => {
  let nowMs = 0;
  let seconds = 0;
  const busy = createBusyTime(
    (more) => (seconds += more),
    () => nowMs,
  );
  const ends: (() => void)[] = [];
  const task = (): Promise<void> => busy(() => new Promise((resolve) => ends.push(resolve)));
  const first = task();
  nowMs = 1000;
  const second = task();
  nowMs = 3000;
  ends[0]?.();
  await first;
  // Whoever stops here, early say, has the time so far.
  expect(seconds).toBe(3);
  nowMs = 4000;
  ends[1]?.();
  await second;
  nowMs = 9000;
  await expect(busy(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(seconds).toBe(4);
});
