// From blocks of cells to batches of pixels.
import type { BufferPool } from '../../domain/collections/buffer-pool.js';
import type { RgbImage } from '../../domain/image.js';
import type { PatchBlock } from '../../domain/tiling/patch-blocks.js';

/** Patches ready for an engine: pixels (count, patchSizePx, patchSizePx, 3) uint8, and where each lies in the grid. */
export interface CellBatch {
  readonly data: Uint8Array;
  readonly count: number;
  readonly columns: Uint32Array;
  readonly rows: Uint32Array;
}

export interface PatchBatchSource {
  /** Taken one at a time, as the next is to be read. */
  readonly blocks: Iterable<PatchBlock>;
  readonly gridColumns: number;
  readonly patchSizePx: number;
  /** Pixels of a block: exactly patchSizePx a cell. It may put them into `into`, which has room for just these. */
  readonly readBlock: (block: PatchBlock, into: Uint8Array) => Promise<RgbImage>;
  /** Where blocks are read into and batches are put together. Whoever has done with a batch gives its `data` back. */
  readonly memory: BufferPool;
  /** Asked for each batch, so that it can follow the engine's speed. */
  readonly batchSize: () => number;
  /** Blocks that are read while another is; asked before each. None when left out. */
  readonly blocksAhead?: () => number;
}

/** Reads block after block and hands out full batches in the blocks' order; the last may be smaller. */
export async function* patchBatches(source: PatchBatchSource): AsyncGenerator<CellBatch, void, undefined> {
  const bytesPerPatch = source.patchSizePx * source.patchSizePx * 3;
  const openNext = (): OpenBatch => openBatch(source.batchSize(), bytesPerPatch, source.memory);
  let open = openNext();
  for await (const { block, image } of readBlocks(source)) {
    for (const cell of block.cells) {
      const column = cell % source.gridColumns;
      const row = Math.floor(cell / source.gridColumns);
      open.columns[open.count] = column;
      open.rows[open.count] = row;
      copyPatch(
        image,
        column - block.column,
        row - block.row,
        source.patchSizePx,
        open.data,
        open.count * bytesPerPatch,
      );
      open.count += 1;
      if (open.count < open.columns.length) continue;
      yield open;
      open = openNext();
    }
  }
  if (open.count > 0) yield trim(open, bytesPerPatch);
}

interface BlockRead {
  readonly block: PatchBlock;
  readonly into: Uint8Array;
  readonly reading: Promise<RgbImage>;
}

/**
 * The blocks with their pixels, in order. The last tiles of one leave cores idle unless the next is read beside it; so
 * many and no more are held. Ends when the reads under way have ended.
 */
async function* readBlocks({
  blocks,
  patchSizePx,
  readBlock,
  memory,
  blocksAhead = () => 0,
}: PatchBatchSource): AsyncGenerator<{ readonly block: PatchBlock; readonly image: RgbImage }, void, undefined> {
  const places = blocks[Symbol.iterator]();
  const reads: BlockRead[] = [];
  const start = (): boolean => {
    const next = places.next();
    if (next.done === true) return false;
    const { columnCount, rowCount } = next.value;
    const into = memory.take(columnCount * rowCount * patchSizePx * patchSizePx * 3);
    const reading = readBlock(next.value, into);
    // Met when its turn comes; until then it is not unhandled.
    reading.catch(() => undefined);
    reads.push({ block: next.value, into, reading });
    return true;
  };
  try {
    for (;;) {
      while (reads.length <= blocksAhead() && start());
      const next = reads.shift();
      if (next === undefined) return;
      yield { block: next.block, image: await next.reading };
      // The taker has come back for more, so it has copied what it wanted of this one.
      memory.giveBack(next.into);
    }
  } finally {
    await Promise.allSettled(reads.map(({ reading }) => reading));
  }
}

interface OpenBatch {
  readonly data: Uint8Array;
  count: number;
  readonly columns: Uint32Array;
  readonly rows: Uint32Array;
}

function openBatch(size: number, bytesPerPatch: number, memory: BufferPool): OpenBatch {
  return {
    data: memory.take(size * bytesPerPatch),
    count: 0,
    columns: new Uint32Array(size),
    rows: new Uint32Array(size),
  };
}

function trim(batch: OpenBatch, bytesPerPatch: number): CellBatch {
  const { count } = batch;
  return {
    data: batch.data.subarray(0, count * bytesPerPatch),
    count,
    columns: batch.columns.slice(0, count),
    rows: batch.rows.slice(0, count),
  };
}

function copyPatch(
  block: RgbImage,
  column: number,
  row: number,
  sizePx: number,
  target: Uint8Array,
  offset: number,
): void {
  for (let y = 0; y < sizePx; y += 1) {
    const from = ((row * sizePx + y) * block.widthPx + column * sizePx) * 3;
    target.set(block.data.subarray(from, from + sizePx * 3), offset + y * sizePx * 3);
  }
}
