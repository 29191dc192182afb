import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { TiffDirectory } from './directory.js';
import { MAX_COMPRESSED_OVERHEAD_BYTES } from '../limits.js';
import { corrupt, truncated } from '../slide-error.js';
import type { TileGrid } from './tile-grid.js';

/** Tiles checked at a time: 128 KiB of offsets and sizes in memory, however many tiles there are. */
const PAGE = 8192;

/** Of a classic TIFF; no tile can lie in it. */
const HEADER_BYTES = 8;

export interface LevelTiles {
  readonly directory: TiffDirectory;
  readonly grid: TileGrid;
  readonly level: number;
}

interface TilePlace {
  readonly index: number;
  readonly offset: number;
  readonly byteCount: number;
}

/**
 * Checks that every tile lies within the file and is no larger than a tile can be; tells how many are left out. Reads
 * no tile.
 */
export async function checkTiles(
  tiles: LevelTiles,
  fileBytes: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  let missing = 0;
  const { offsets, byteCounts } = tiles.directory.tiling;
  const total = tiles.grid.columns * tiles.grid.rows * tiles.grid.planes;
  for (let start = 0; start < total; start += PAGE) {
    throwIfAborted(signal);
    const count = Math.min(PAGE, total - start);
    const [pageOffsets, pageCounts] = await Promise.all([offsets.slice(start, count), byteCounts.slice(start, count)]);
    for (let i = 0; i < count; i += 1) {
      const [offset, byteCount] = [pageOffsets[i]!, pageCounts[i]!];
      if (isMissing(byteCount)) missing += 1;
      else checkTile(tiles, fileBytes, { index: start + i, offset, byteCount });
    }
  }
  return missing;
}

function checkTile(
  { directory, grid, level }: LevelTiles,
  fileBytes: number,
  { index, offset, byteCount }: TilePlace,
): void {
  const column = index % grid.columns;
  const row = Math.floor(index / grid.columns) % grid.rows;
  const name = `tile (column ${column}, row ${row}) of level ${level}`;
  const place = { level: String(level), column: String(column), row: String(row) };
  if (offset < HEADER_BYTES) {
    throw corrupt(`${name} is said to lie at byte ${offset}, within the file's header`, place);
  }
  if (offset + byteCount > fileBytes) {
    throw truncated(
      `${name} lies at bytes ${offset} to ${offset + byteCount}, but the file ends at byte ${fileBytes}`,
      place,
    );
  }
  const decodedBytes = grid.tileWidthPx * grid.tileHeightPx * directory.samplesPerPixel;
  if (byteCount > decodedBytes + MAX_COMPRESSED_OVERHEAD_BYTES) {
    throw corrupt(`${name} claims ${byteCount} bytes for ${decodedBytes} bytes of pixels`, place);
  }
}

/** Scanners leave out tiles of bare glass: they have no bytes, wherever they are said to lie. */
export function isMissing(byteCount: number): boolean {
  return byteCount === 0;
}
