// Slides of many tiles, made of the tiles of small real ones: what is decoded is what scanners wrote.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import type { RgbImage } from '../../src/domain/image.js';
import { openFileSource } from '../../src/slides/file-source.js';
import { readJpegHeader } from '../../src/image/jpeg/jpeg-header.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import { readDirectories } from '../../src/slides/tiff/read-directories.js';
import type { TiffDirectory } from '../../src/slides/tiff/directory.js';
import { joined } from '../../test/slides/dicom/support/elements.js';
import { writeDicom } from '../../test/slides/dicom/support/write-dicom.js';
import { makeMirax } from '../../test/slides/openslide/support/write-mirax.js';
import { cutTiles } from '../../test/slides/support/test-pictures.js';
import { writeTiff, type TestImage } from '../../test/slides/support/write-tiff.js';

const FIXTURES = fileURLToPath(new URL('../../test/fixtures/slides', import.meta.url));
const APERIO_MPP = 0.499;
const BIG_TIFF_HEADER_BYTES = 16;

// Tiles a side: level 0 takes each reader some ten seconds, so that none comes to its end in a turn.
const TIFF_SIDE = 128;
const JPEG_2000_SIDE = 64;
// Their frames and images are all stored.
const DICOM_SIDE = 32;
const MIRAX_SIDE = 64;
/** Of the MIRAX slide's picture, which then comes again: four images. */
const PICTURE_SIDE_PX = 1024;
const IMAGE_SIDE_PX = 256;

export interface BenchSlide {
  readonly name: string;
  readonly path: string;
  readonly mpp: number;
}

interface StoredTiles {
  readonly directory: TiffDirectory;
  readonly chunks: readonly Uint8Array[];
}

/** The whole tiles of the finest level, those of the ragged edges left out. */
async function tilesOf(name: string): Promise<StoredTiles> {
  const file = await openFileSource({ rootDir: FIXTURES, names: [name] });
  const [directory] = await readDirectories(file, undefined);
  if (directory === undefined) throw new Error(`${name} has no directory`);
  const { offsets, byteCounts, tileWidthPx, tileHeightPx } = directory.tiling;
  const columns = Math.ceil(directory.widthPx / tileWidthPx);
  const chunks: Uint8Array[] = [];
  for (let tile = 0; tile < offsets.length; tile += 1) {
    const whole =
      ((tile % columns) + 1) * tileWidthPx <= directory.widthPx &&
      (Math.floor(tile / columns) + 1) * tileHeightPx <= directory.heightPx;
    if (whole) chunks.push(await file.read(await offsets.get(tile), await byteCounts.get(tile)));
  }
  await file.close();
  return { directory, chunks };
}

/** So many tiles a side, the given ones over and over. */
function repeated(chunks: readonly Uint8Array[], side: number): readonly Uint8Array[] {
  return Array.from({ length: side * side }, (_, i) => chunks[i % chunks.length] ?? new Uint8Array(0));
}

const TILE_OFFSETS = 324;
const TILE_BYTE_COUNTS = 325;

/**
 * The same in a TIFF, which may name one place many times: the file stays small, and every tile is decoded all the
 * same.
 */
function repeatedPlaces(chunks: readonly Uint8Array[], side: number): Readonly<Record<number, readonly number[]>> {
  // The writer puts tiles behind its header, at even offsets.
  let at = BIG_TIFF_HEADER_BYTES;
  const places = chunks.map(({ length }) => {
    const place = [at, length] as const;
    at += length + (length % 2);
    return place;
  });
  const all = Array.from({ length: side * side }, (_, i) => places[i % places.length] ?? ([0, 0] as const));
  return { [TILE_OFFSETS]: all.map(([offset]) => offset), [TILE_BYTE_COUNTS]: all.map(([, length]) => length) };
}

function tiffImage({ directory, chunks }: StoredTiles, side: number, description: string): TestImage {
  const { tileWidthPx, tileHeightPx } = directory.tiling;
  const tables = directory.jpegTables;
  return {
    widthPx: side * tileWidthPx,
    heightPx: side * tileHeightPx,
    tile: [tileWidthPx, tileHeightPx],
    chunks,
    compression: directory.compression,
    photometric: directory.photometric,
    tags: {
      ...repeatedPlaces(chunks, side),
      ...(directory.photometric === 6 ? { 530: [2, 2] } : {}),
      ...(tables === undefined ? {} : { 347: tables }),
      ...resolutionTags,
      ...(description === '' ? {} : { 270: description }),
    },
  };
}

/** Pixels per centimetre. */
const resolutionTags = {
  282: [Math.round(10_000_000 / APERIO_MPP), 1000],
  283: [Math.round(10_000_000 / APERIO_MPP), 1000],
  296: [3],
};
const APERIO = `Aperio Image Library v11\r\nbench|AppMag = 20|MPP = ${APERIO_MPP}`;

async function deflateImage(side: number): Promise<TestImage> {
  const reader = await detectAndOpen({ rootDir: FIXTURES, names: ['CMU-1-Small-Region.svs'] });
  const picture = await reader.readRegion({ level: 0, x: 300, y: 300, widthPx: 1024, heightPx: 1024 });
  await reader.close();
  const chunks = cutTiles(picture, [256, 256]).map((tile) => deflateSync(tile));
  const tags = { ...resolutionTags, ...repeatedPlaces(chunks, side) };
  return { widthPx: side * 256, heightPx: side * 256, tile: [256, 256], chunks, compression: 8, tags };
}

/** For its size: other frames take the place of its own. */
function blank(widthPx: number, heightPx: number): RgbImage {
  return { data: new Uint8Array(widthPx * heightPx * 3), widthPx, heightPx };
}

/** The SVS' tiles as frames, each with the tables that they share. */
async function dicomOf({ directory, chunks }: StoredTiles, side: number): Promise<Uint8Array> {
  const { jpegTables = new Uint8Array(0), tiling } = directory;
  const frames = chunks.map((tile) => {
    const { segments, scans = new Uint8Array(0) } = readJpegHeader(tile);
    return joined([Uint8Array.of(0xff, 0xd8), ...readJpegHeader(jpegTables).segments, ...segments, scans]);
  });
  const { tileWidthPx, tileHeightPx } = tiling;
  return writeDicom({
    pictures: [blank(tileWidthPx * side, tileHeightPx * side)],
    tile: [tileWidthPx, tileHeightPx],
    codec: 'jpeg',
    photometric: 'RGB',
    mpp: [APERIO_MPP, APERIO_MPP],
    changeFrames: () => repeated(frames, side),
  });
}

async function writeMiraxOf(folder: string, side: number): Promise<string> {
  const reader = await detectAndOpen({ rootDir: FIXTURES, names: ['CMU-1-Small-Region.svs'] });
  const { data } = await reader.readRegion({
    level: 0,
    x: 300,
    y: 300,
    widthPx: PICTURE_SIDE_PX,
    heightPx: PICTURE_SIDE_PX,
  });
  await reader.close();
  const pixelOf = (x: number, y: number): readonly [number, number, number] => {
    const at = ((y % PICTURE_SIDE_PX) * PICTURE_SIDE_PX + (x % PICTURE_SIDE_PX)) * 3;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  };
  const scene = { pixelOf, imageSidePx: IMAGE_SIDE_PX, imagesX: side, imagesY: side, zoomLevels: 2 };
  const repeatsAfter = PICTURE_SIDE_PX / IMAGE_SIDE_PX;
  const files = await makeMirax({ scene, name: 'bench', mpp: [APERIO_MPP, APERIO_MPP], quality: 80, repeatsAfter });
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  return path.join(folder, 'bench.mrxs');
}

/** Writes those whose file names are wanted into the folder. */
export async function writeBenchSlides(
  folder: string,
  isWanted: (file: string) => boolean,
): Promise<readonly BenchSlide[]> {
  const jpeg = await tilesOf('CMU-1-Small-Region.svs');
  const jpeg2000 = await tilesOf('tcga-cr-7395-region.svs');
  const bigTiff = (image: TestImage): Uint8Array => writeTiff([image], { bigTiff: true }).bytes;
  const files: readonly (readonly [name: string, file: string, write: () => Uint8Array | Promise<Uint8Array>])[] = [
    ['Aperio SVS, JPEG', 'jpeg.svs', () => bigTiff(tiffImage(jpeg, TIFF_SIDE, APERIO))],
    ['Aperio SVS, JPEG 2000', 'jpeg2000.svs', () => bigTiff(tiffImage(jpeg2000, JPEG_2000_SIDE, APERIO))],
    ['pyramidal TIFF, JPEG', 'jpeg.tif', () => bigTiff(tiffImage(jpeg, TIFF_SIDE, ''))],
    ['pyramidal TIFF, Deflate', 'deflate.tif', async () => bigTiff(await deflateImage(TIFF_SIDE))],
    ['DICOM, JPEG', 'jpeg.dcm', () => dicomOf(jpeg, DICOM_SIDE)],
  ];
  const slides: BenchSlide[] = [];
  for (const [name, file, write] of files.filter(([, file]) => isWanted(file))) {
    await writeFile(path.join(folder, file), await write());
    slides.push({ name, path: path.join(folder, file), mpp: APERIO_MPP });
  }
  if (!isWanted('bench.mrxs')) return slides;
  return [...slides, { name: 'MIRAX, JPEG', path: await writeMiraxOf(folder, MIRAX_SIDE), mpp: APERIO_MPP }];
}
