// Child of bench/slides.ts: reads a slide's patches in order, as a prediction does, and sends how many a second.
import path from 'node:path';
import { createSlideMemory } from '../../src/compute/work/work-memory.js';
import { patchBatches, type CellBatch } from '../../src/compute/work/patch-batches.js';
import { blockCellsFor } from '../../src/compute/work/plan-slide.js';
import { createSlideCrowd } from '../../src/compute/work/slide-crowd.js';
import { cellsRectangle, type PatchGrid } from '../../src/domain/geometry/grid.js';
import { patchBlocks, type PatchBlock } from '../../src/domain/tiling/patch-blocks.js';
import type { SlideReader } from '../../src/ports/slide-reader.js';
import { readScaledRegion } from '../../src/slides/read-scaled-region.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import type { PatchScale, ReadingPlan, ReadingRate, ReadingTurn } from './reading-plan.js';
import { slideFilesAt } from './slide-files-at.js';

const BATCH_PATCHES = 32;
const memory = createSlideMemory();

/** Opens the slide anew for each scale: no tile of the one before is left decoded. */
async function ratesOf({ path: file, scales, seconds }: ReadingPlan): Promise<Record<string, ReadingRate>> {
  const rates: Record<string, ReadingRate> = {};
  for (const [name, scale] of Object.entries(scales)) {
    const reader = await detectAndOpen(await slideFilesAt(file));
    rates[name] = await rateOf(reader, scale, seconds);
    await reader.close();
  }
  return rates;
}

async function rateOf(reader: SlideReader, scale: PatchScale, seconds: number): Promise<ReadingRate> {
  const grid = gridOf(reader, scale.sidePx);
  const places = blocksOf(grid, scale)[Symbol.iterator]();
  const run = async (forMs: number): Promise<number> => {
    let done = 0;
    const blocks = until(places, performance.now() + forMs);
    for await (const { count, data } of patchesOf(reader, grid, scale, blocks)) {
      done += count;
      memory.giveBack(data);
    }
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

/** As the service cuts a slide. The finest level is read, so a cell is as large in it as on the slide. */
function blocksOf({ columns, rows }: PatchGrid, { sidePx, outputPx }: PatchScale): readonly PatchBlock[] {
  const cells = Uint32Array.from({ length: columns * rows }, (_, cell) => cell);
  return patchBlocks(cells, columns, blockCellsFor(Math.max(sidePx, outputPx)));
}

/** Batches of pixels, as the engine gets them of a slide that is scored alone. */
function patchesOf(
  reader: SlideReader,
  grid: PatchGrid,
  { outputPx }: PatchScale,
  blocks: Iterable<PatchBlock>,
): AsyncGenerator<CellBatch, void, undefined> {
  return patchBatches({
    blocks,
    gridColumns: grid.columns,
    patchSizePx: outputPx,
    batchSize: () => BATCH_PATCHES,
    blocksAhead: createSlideCrowd().join('interactive').blocksAhead,
    memory,
    readBlock: ({ column, row, columnCount, rowCount }, into) => {
      const rectangle = cellsRectangle(grid, column, row, columnCount, rowCount);
      return readScaledRegion(reader, rectangle, columnCount * outputPx, rowCount * outputPx, undefined, into);
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
