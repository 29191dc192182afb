import type { ImageFileDirectory } from 'geotiff';
import { COMPRESSION } from './compression.js';
import { TAG, type TiffDirectory, type Tiling } from './directory.js';
import { MAX_TILE_PIXELS, MAX_TILE_SIDE_PX } from '../limits.js';
import { loadNumber } from './load-values.js';
import { corrupt } from '../slide-error.js';
import { splitStrips } from './split-strips.js';
import type { TagNumbers } from './tag-numbers.js';

/** Gives the numbers of an array tag, or undefined when the directory has none. */
export type ReadNumbers = (tag: number) => TagNumbers | undefined;

type ImageLayout = Omit<TiffDirectory, 'tiling'>;

/** How the image is cut; throws SLIDE_CORRUPT for tiles that cannot be. */
export async function parseTiling(
  ifd: ImageFileDirectory,
  image: ImageLayout,
  readNumbers: ReadNumbers,
): Promise<Tiling> {
  const tiled = ifd.hasTag(TAG.tileWidth);
  const offsets = readNumbers(tiled ? TAG.tileOffsets : TAG.stripOffsets);
  const byteCounts = readNumbers(tiled ? TAG.tileByteCounts : TAG.stripByteCounts);
  if (offsets === undefined || byteCounts === undefined) {
    throw corrupt(`${image.name} does not say where its ${tiled ? 'tiles' : 'strips'} are`);
  }
  const size = tiled ? await tileSize(ifd) : await stripSize(ifd, image);
  const stated = { tiled, ...size, offsets, byteCounts };
  const tiling = image.compression === COMPRESSION.none ? splitStrips(stated, image.heightPx, rowBytes(image)) : stated;
  checkTileSize(tiling, image.name);
  return tiling;
}

async function tileSize(ifd: ImageFileDirectory): Promise<{ tileWidthPx: number; tileHeightPx: number }> {
  return {
    tileWidthPx: await loadNumber(ifd, TAG.tileWidth, 0),
    tileHeightPx: await loadNumber(ifd, TAG.tileLength, 0),
  };
}

/** By default, and by way of a value beyond the image, all rows are in one strip. */
async function stripSize(
  ifd: ImageFileDirectory,
  { widthPx, heightPx }: ImageLayout,
): Promise<{ tileWidthPx: number; tileHeightPx: number }> {
  return { tileWidthPx: widthPx, tileHeightPx: Math.min(heightPx, await loadNumber(ifd, TAG.rowsPerStrip, heightPx)) };
}

function rowBytes({ widthPx, planar, samplesPerPixel, bitsPerSample }: ImageLayout): number {
  return Math.ceil((widthPx * (planar ? 1 : samplesPerPixel) * (bitsPerSample[0] ?? 1)) / 8);
}

function checkTileSize({ tiled, tileWidthPx, tileHeightPx }: Tiling, name: string): void {
  const what = `${name} has ${tiled ? 'tiles' : 'strips'} of ${tileWidthPx}×${tileHeightPx} px`;
  if (!(tileWidthPx > 0 && tileHeightPx > 0)) throw corrupt(what);
  if (tiled && Math.max(tileWidthPx, tileHeightPx) > MAX_TILE_SIDE_PX) {
    throw corrupt(`${what}; the limit is ${MAX_TILE_SIDE_PX} px a side`);
  }
  if (tileWidthPx * tileHeightPx > MAX_TILE_PIXELS) throw corrupt(`${what}; the limit is ${MAX_TILE_PIXELS} pixels`);
}
