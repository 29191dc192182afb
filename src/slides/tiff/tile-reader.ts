import type { RgbImage } from '../../domain/image.js';
import type { Raster } from '../../image/decode-raster.js';
import type { PixelRows } from '../../image/jpeg/turbojpeg.js';
import { ImageError } from '../../image/image-error.js';
import { isMissing } from './check-tiles.js';
import { decodeChunk, decodeChunkInto, isDecodedInto } from './decode/decode-chunk.js';
import { toRgb } from './decode/to-rgb.js';
import type { TiffDirectory } from './directory.js';
import { interleave } from '../codecs/interleave.js';
import type { FileSource } from '../file-source.js';
import { corrupt } from '../slide-error.js';
import type { SharedDecoding } from '../shared-decoding.js';
import { tileIndex, visibleSize, type TileGrid } from './tile-grid.js';

/** One level's tiles. */
export interface TileReader {
  readonly grid: TileGrid;
  /** The decoded tile, at least as large as its visible part; undefined for a tile that the scanner left out. */
  read(column: number, row: number): Promise<RgbImage | undefined>;
  /**
   * Decodes the whole tile straight to its place in a larger picture, past the cache: for who reads each tile once. False
   * where that cannot be, and the place may hold some of the tile's pixels then: `read` has the say.
   */
  readInto(column: number, row: number, target: PixelRows): Promise<boolean>;
  /** Whether the scanner left the tile out. */
  isMissing(column: number, row: number): Promise<boolean>;
}

export interface TileReaderOptions {
  readonly file: FileSource;
  readonly directory: TiffDirectory;
  readonly grid: TileGrid;
  readonly level: number;
  readonly aperioColours: boolean;
  /** Identifies the slide in the shared cache. */
  readonly slide: symbol;
  readonly shared: SharedDecoding;
}

export function createTileReader(options: TileReaderOptions): TileReader {
  const { grid, level, slide, shared } = options;
  const decodedBytes = grid.tileWidthPx * grid.tileHeightPx * 3;
  return {
    grid,
    isMissing: async (column, row) => (await locate(options, column, row)) === undefined,
    readInto: async (column, row, target) => {
      if (!isPlain(options) || shared.cache.has(slide, tileKey(level, column, row))) return false;
      const [chunk] = (await locate(options, column, row)) ?? [];
      if (chunk === undefined) return false;
      return shared.runLimited(() => decodeTileInto(options, chunk, target), decodedBytes);
    },
    read: async (column, row) => {
      const chunks = await locate(options, column, row);
      if (chunks === undefined) return undefined;
      return shared.cache.get(slide, tileKey(level, column, row), () =>
        shared.runLimited(() => decodeTile(options, column, row, chunks), decodedBytes),
      );
    },
  };
}

/** Three samples a pixel side by side: what is decoded is what is shown. */
function isPlain({ directory }: TileReaderOptions): boolean {
  return isDecodedInto(directory) && directory.tiling.tiled && !directory.planar && directory.samplesPerPixel === 3;
}

function tileKey(level: number, column: number, row: number): string {
  return `${level}/${row}/${column}`;
}

/** One that is broken is read again, by who says what is wrong with it. */
async function decodeTileInto(
  { file, directory, grid, aperioColours }: TileReaderOptions,
  { offset, byteCount }: ChunkPlace,
  target: PixelRows,
): Promise<boolean> {
  const { tileWidthPx: widthPx, tileHeightPx: heightPx } = grid;
  const chunk = { widthPx, heightPx, samples: 3, storedHeightPx: heightPx };
  try {
    return await decodeChunkInto(await file.read(offset, byteCount), directory, chunk, aperioColours, target);
  } catch (error) {
    if (error instanceof ImageError) return false;
    throw error;
  }
}

interface ChunkPlace {
  readonly offset: number;
  readonly byteCount: number;
}

/**
 * Where the tile's bytes are, one place a plane; undefined when it is missing. Throws SLIDE_CORRUPT for one of which
 * only some planes are there: no scanner leaves out a colour.
 */
async function locate(
  { directory, grid, level }: TileReaderOptions,
  column: number,
  row: number,
): Promise<readonly ChunkPlace[] | undefined> {
  const { offsets, byteCounts } = directory.tiling;
  const places: ChunkPlace[] = [];
  for (let plane = 0; plane < grid.planes; plane += 1) {
    const index = tileIndex(grid, column, row, plane);
    places.push({ offset: await offsets.get(index), byteCount: await byteCounts.get(index) });
  }
  const missing = places.filter(({ byteCount }) => isMissing(byteCount)).length;
  if (missing === 0) return places;
  if (missing === places.length) return undefined;
  throw corrupt(
    `tile (column ${column}, row ${row}) of level ${level} lacks ${missing} of its ${places.length} planes`,
    placeOf(level, column, row),
  );
}

function placeOf(level: number, column: number, row: number): Readonly<Record<string, string>> {
  return { level: String(level), column: String(column), row: String(row) };
}

async function decodeTile(
  options: TileReaderOptions,
  column: number,
  row: number,
  chunks: readonly ChunkPlace[],
): Promise<RgbImage> {
  const { file, directory, grid, level, aperioColours } = options;
  const place = placeOf(level, column, row);
  const visible = visibleSize(directory, grid, column, row);
  const chunkSize = {
    widthPx: grid.tileWidthPx,
    heightPx: directory.tiling.tiled ? grid.tileHeightPx : visible.heightPx,
    samples: directory.planar ? 1 : directory.samplesPerPixel,
    storedHeightPx: grid.tileHeightPx,
  };
  try {
    const rasters: Raster[] = [];
    for (const { offset, byteCount } of chunks) {
      rasters.push(await decodeChunk(await file.read(offset, byteCount), directory, chunkSize, aperioColours));
    }
    return checkedTile(interleave(rasters), directory, visible);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    throw corrupt(
      `tile (column ${column}, row ${row}) of level ${level} cannot be decoded: ${error.message}`,
      place,
      error,
    );
  }
}

function checkedTile(
  raster: Raster | undefined,
  directory: TiffDirectory,
  visible: { widthPx: number; heightPx: number },
): RgbImage {
  if (raster === undefined || raster.widthPx < visible.widthPx || raster.heightPx < visible.heightPx) {
    throw new ImageError(
      `it decodes to ${raster?.widthPx ?? 0}×${raster?.heightPx ?? 0} px where ${visible.widthPx}×${visible.heightPx} are needed`,
    );
  }
  const wanted = directory.samplesPerPixel;
  // WebP drops an alpha channel that is opaque throughout.
  if (raster.channels !== wanted && !(wanted === 4 && raster.channels === 3)) {
    throw new ImageError(`it decodes to ${raster.channels} channels where ${wanted} are needed`);
  }
  return toRgb(raster, directory);
}
