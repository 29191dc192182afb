// Child of bench/slides.ts: reads a slide's patches in order, as a prediction does, and sends how many a second.
import path from 'node:path';
import { patchBatches, type CellBatch } from '../../src/compute/work/patch-batches.js';
import { cellsRectangle, type PatchGrid } from '../../src/domain/geometry/grid.js';
import { patchBlocks, type PatchBlock } from '../../src/domain/tiling/patch-blocks.js';
import { forEachLimited } from '../../src/image/for-each-limited.js';
import type { SlideReader } from '../../src/ports/slide-reader.js';
import { readScaledRegion } from '../../src/slides/read-scaled-region.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import type { PatchScale, ReadingPlan, ReadingRate, ReadingTurn } from './reading-plan.js';
import { slideFilesAt } from './slide-files-at.js';

/** As src/compute/work/plan-slide.ts cuts a slide: blocks of this side in pixels of the level, at most so many cells. */
const BLOCK_SIDE_PX = 2048;
const MAX_BLOCK_CELLS = 8;
const BATCH_PATCHES = 32;

/** Opens the slide anew for each scale: no tile of the one before is left decoded. */
async function ratesOf({ path: file, threads, scales, seconds }: ReadingPlan): Promise<Record<string, ReadingRate>> {
  const rates: Record<string, ReadingRate> = {};
  for (const [name, scale] of Object.entries(scales)) {
    const reader = await detectAndOpen(await slideFilesAt(file));
    rates[name] = await rateOf(reader, scale, threads, seconds);
    await reader.close();
  }
  return rates;
}

async function rateOf(reader: SlideReader, scale: PatchScale, threads: number, seconds: number): Promise<ReadingRate> {
  const grid = gridOf(reader, scale.sidePx);
  const places = blocksOf(grid, scale)[Symbol.iterator]();
  const run = async (forMs: number): Promise<number> => {
    let done = 0;
    // A block a thread, as the others have a region a thread.
    await forEachLimited(until(places, performance.now() + forMs), threads, async (block) => {
      for await (const { count } of patchesOf(reader, grid, scale, block)) done += count;
    });
    return done;
  };
  // A slide has a hundred thousand patches: what the first ones cost more is not what is asked.
  await run((seconds * 1000) / 3);
  const started = performance.now();
  const cpuStarted = process.cpuUsage();
  const done = await run(seconds * 1000);
  const { user, system } = process.cpuUsage(cpuStarted);
  return { perSecond: done / ((performance.now() - started) / 1000), cpuMs: (user + system) / 1000 / done };
}

function gridOf({ facts }: SlideReader, sidePx: number): PatchGrid {
  const [columns, rows] = [Math.floor(facts.widthPx / sidePx), Math.floor(facts.heightPx / sidePx)];
  return { columns, rows, cellLevel0X: sidePx, cellLevel0Y: sidePx };
}

/** The slides have one level, so a cell is as large in it as on the slide. */
function blocksOf({ columns, rows }: PatchGrid, { sidePx }: PatchScale): readonly PatchBlock[] {
  const cells = Uint32Array.from({ length: columns * rows }, (_, cell) => cell);
  return patchBlocks(cells, columns, Math.min(MAX_BLOCK_CELLS, Math.floor(BLOCK_SIDE_PX / sidePx)));
}

/** Batches of pixels, as the engine gets them. */
function patchesOf(
  reader: SlideReader,
  grid: PatchGrid,
  { outputPx }: PatchScale,
  block: PatchBlock,
): AsyncGenerator<CellBatch, void, undefined> {
  return patchBatches({
    blocks: [block],
    gridColumns: grid.columns,
    patchSizePx: outputPx,
    batchSize: () => BATCH_PATCHES,
    readBlock: ({ column, row, columnCount, rowCount }) => {
      const rectangle = cellsRectangle(grid, column, row, columnCount, rowCount);
      return readScaledRegion(reader, rectangle, columnCount * outputPx, rowCount * outputPx);
    },
  });
}

/** Takes from the places until the time is over, and leaves the rest for the next taker. */
function* until<T>(places: Iterator<T>, endMs: number): Generator<T, void, undefined> {
  while (performance.now() < endMs) {
    const next = places.next();
    if (next.done === true) return;
    yield next.value;
  }
}

const plan = JSON.parse(process.argv[2] ?? '{}') as ReadingPlan;
const rates = await ratesOf(plan);
const peakMib = process.resourceUsage().maxRSS / 1024;
const turn: ReadingTurn = {
  rates,
  software: `sentinode on Node ${process.version}, ${path.basename(plan.path)}`,
  peakMib,
};
process.send?.(turn, () => process.exit(0));
