import type { ImageFileDirectory } from 'geotiff';
import { TAG, type TiffDirectory, type TiffResolution, type Tiling } from './directory.js';
import { MAX_IMAGE_SIDE_PX, MAX_TILE_PIXELS, MAX_TILE_SIDE_PX } from './limits.js';
import { corrupt } from './slide-error.js';
import type { TagNumbers } from './tag-numbers.js';

/** Texts longer than this are no descriptions: OME-XML with thousands of planes stays below. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** Gives the numbers of an array tag, or undefined when the directory has none. */
export type ReadNumbers = (tag: number) => TagNumbers | undefined;

/** Turns geotiff's directory into ours; throws SLIDE_CORRUPT for sizes that cannot be. */
export async function parseDirectory(
  ifd: ImageFileDirectory,
  name: string,
  readNumbers: ReadNumbers,
  tags: ReadonlySet<number>,
  subDirectories: readonly TiffDirectory[],
): Promise<TiffDirectory> {
  const number = (tag: number, fallback: number): Promise<number> => loadNumber(ifd, tag, fallback);
  const numbers = (tag: number): Promise<readonly number[]> => loadNumbers(ifd, tag);
  const widthPx = checkedSide(await number(TAG.imageWidth, 0), 'width', name);
  const heightPx = checkedSide(await number(TAG.imageLength, 0), 'height', name);
  const samplesPerPixel = await number(TAG.samplesPerPixel, 1);
  const jpegTables = await loadBytes(ifd, TAG.jpegTables);
  return {
    name,
    widthPx,
    heightPx,
    bitsPerSample: await numbers(TAG.bitsPerSample),
    samplesPerPixel,
    sampleFormats: await numbers(TAG.sampleFormat),
    extraSamples: await numbers(TAG.extraSamples),
    compression: await number(TAG.compression, 1),
    photometric: await number(TAG.photometricInterpretation, -1),
    planar: (await number(TAG.planarConfiguration, 1)) === 2 && samplesPerPixel > 1,
    predictor: await number(TAG.predictor, 1),
    reducedResolution: ((await number(TAG.newSubfileType, 0)) & 1) === 1,
    tiling: await parseTiling(ifd, name, readNumbers, { widthPx, heightPx }),
    ...(jpegTables === undefined ? {} : { jpegTables }),
    description: await loadText(ifd, TAG.imageDescription),
    make: await loadText(ifd, TAG.make),
    software: await loadText(ifd, TAG.software),
    xmp: await loadText(ifd, TAG.xmp),
    resolution: await loadResolution(ifd),
    tags,
    subDirectories,
  };
}

async function parseTiling(
  ifd: ImageFileDirectory,
  name: string,
  readNumbers: ReadNumbers,
  image: { readonly widthPx: number; readonly heightPx: number },
): Promise<Tiling> {
  const tiled = ifd.hasTag(TAG.tileWidth);
  const offsets = readNumbers(tiled ? TAG.tileOffsets : TAG.stripOffsets);
  const byteCounts = readNumbers(tiled ? TAG.tileByteCounts : TAG.stripByteCounts);
  if (offsets === undefined || byteCounts === undefined) {
    throw corrupt(`${name} does not say where its ${tiled ? 'tiles' : 'strips'} are`);
  }
  const tileWidthPx = tiled ? await loadNumber(ifd, TAG.tileWidth, 0) : image.widthPx;
  const stripRows = Math.min(await loadNumber(ifd, TAG.rowsPerStrip, image.heightPx), image.heightPx);
  const tileHeightPx = tiled ? await loadNumber(ifd, TAG.tileLength, 0) : stripRows;
  checkTileSize(tiled, tileWidthPx, tileHeightPx, name);
  return { tiled, tileWidthPx, tileHeightPx, offsets, byteCounts };
}

function checkTileSize(tiled: boolean, widthPx: number, heightPx: number, name: string): void {
  const what = `${name} has ${tiled ? 'tiles' : 'strips'} of ${widthPx}×${heightPx} px`;
  if (!(widthPx > 0 && heightPx > 0)) throw corrupt(what);
  if (tiled && Math.max(widthPx, heightPx) > MAX_TILE_SIDE_PX)
    throw corrupt(`${what}; the limit is ${MAX_TILE_SIDE_PX} px a side`);
  if (widthPx * heightPx > MAX_TILE_PIXELS) throw corrupt(`${what}; the limit is ${MAX_TILE_PIXELS} pixels`);
}

function checkedSide(value: number, side: string, name: string): number {
  if (Number.isInteger(value) && value > 0 && value <= MAX_IMAGE_SIDE_PX) return value;
  throw corrupt(`${name} has an image ${side} of ${value} px; 1 to ${MAX_IMAGE_SIDE_PX} can be`);
}

async function loadNumber(ifd: ImageFileDirectory, tag: number, fallback: number): Promise<number> {
  return (await loadNumbers(ifd, tag))[0] ?? fallback;
}

async function loadNumbers(ifd: ImageFileDirectory, tag: number): Promise<readonly number[]> {
  const value: unknown = await ifd.loadValue(tag);
  if (typeof value === 'number') return [value];
  return ArrayBuffer.isView(value) || Array.isArray(value) ? Array.from(value as ArrayLike<number>) : [];
}

async function loadBytes(ifd: ImageFileDirectory, tag: number): Promise<Uint8Array | undefined> {
  const value: unknown = await ifd.loadValue(tag);
  return value instanceof Uint8Array ? value : undefined;
}

/** Text tags as they should be, and as some writers store them: bytes, or without the closing NUL. */
async function loadText(ifd: ImageFileDirectory, tag: number): Promise<string> {
  const value: unknown = await ifd.loadValue(tag);
  const text = value instanceof Uint8Array ? new TextDecoder().decode(value.subarray(0, MAX_TEXT_BYTES)) : value;
  return typeof text === 'string' ? text.slice(0, MAX_TEXT_BYTES).replace(/\0+$/, '') : '';
}

async function loadResolution(ifd: ImageFileDirectory): Promise<TiffResolution> {
  const density = async (tag: number): Promise<number> => {
    const [numerator = 0, denominator = 1] = await loadNumbers(ifd, tag);
    return denominator === 0 ? 0 : numerator / denominator;
  };
  return {
    x: await density(TAG.xResolution),
    y: await density(TAG.yResolution),
    unit: await loadNumber(ifd, TAG.resolutionUnit, 2),
  };
}
