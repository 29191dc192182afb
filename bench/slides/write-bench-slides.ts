// Slides of many tiles, made of the tiles of small real ones: what is decoded is what scanners wrote.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { openFileSource } from '../../src/slides/file-source.js';
import { readJpegHeader } from '../../src/slides/codecs/jpeg-header.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import { readDirectories } from '../../src/slides/tiff/read-directories.js';
import type { TiffDirectory } from '../../src/slides/tiff/directory.js';
import { joined } from '../../test/slides/dicom/support/elements.js';
import { writeDicom } from '../../test/slides/dicom/support/write-dicom.js';
import { makeMirax } from '../../test/slides/openslide/support/write-mirax.js';
import { cutTiles, paint } from '../../test/slides/support/test-pictures.js';
import { writeTiff, type TestImage } from '../../test/slides/support/write-tiff.js';

const FIXTURES = fileURLToPath(new URL('../../test/fixtures/slides', import.meta.url));
const APERIO_MPP = 0.499;

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

function tiffImage({ directory, chunks }: StoredTiles, side: number, description: string): TestImage {
  const { tileWidthPx, tileHeightPx } = directory.tiling;
  const tables = directory.jpegTables;
  return {
    widthPx: side * tileWidthPx,
    heightPx: side * tileHeightPx,
    tile: [tileWidthPx, tileHeightPx],
    chunks: repeated(chunks, side),
    compression: directory.compression,
    photometric: directory.photometric,
    tags: {
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
  const chunks = repeated(
    cutTiles(picture, [256, 256]).map((tile) => deflateSync(tile)),
    side,
  );
  return { widthPx: side * 256, heightPx: side * 256, tile: [256, 256], chunks, compression: 8, tags: resolutionTags };
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
    pictures: [paint(tileWidthPx * side, tileHeightPx * side, () => [0, 0, 0])],
    tile: [tileWidthPx, tileHeightPx],
    codec: 'jpeg',
    photometric: 'RGB',
    mpp: [APERIO_MPP, APERIO_MPP],
    changeFrames: () => repeated(frames, side),
  });
}

async function writeMiraxOf(folder: string, side: number): Promise<string> {
  const reader = await detectAndOpen({ rootDir: FIXTURES, names: ['CMU-1-Small-Region.svs'] });
  const { data } = await reader.readRegion({ level: 0, x: 300, y: 300, widthPx: 1024, heightPx: 1024 });
  await reader.close();
  const pixelOf = (x: number, y: number): readonly [number, number, number] => {
    const at = ((y % 1024) * 1024 + (x % 1024)) * 3;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  };
  const scene = { pixelOf, imageSidePx: 256, imagesX: side, imagesY: side, zoomLevels: 2 };
  const files = await makeMirax({ scene, name: 'bench', mpp: [APERIO_MPP, APERIO_MPP], quality: 80 });
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  return path.join(folder, 'bench.mrxs');
}

/** Writes all of them into the folder. */
export async function writeBenchSlides(folder: string): Promise<readonly BenchSlide[]> {
  const jpeg = await tilesOf('CMU-1-Small-Region.svs');
  const jpeg2000 = await tilesOf('tcga-cr-7395-region.svs');
  const generic = tiffImage(jpeg, 32, '');
  const files: readonly (readonly [name: string, file: string, bytes: Uint8Array])[] = [
    ['Aperio SVS, JPEG', 'jpeg.svs', writeTiff([tiffImage(jpeg, 32, APERIO)]).bytes],
    ['Aperio SVS, JPEG 2000', 'jpeg2000.svs', writeTiff([tiffImage(jpeg2000, 24, APERIO)]).bytes],
    ['pyramidal TIFF, JPEG', 'jpeg.tif', writeTiff([generic], { bigTiff: true }).bytes],
    ['pyramidal TIFF, Deflate', 'deflate.tif', writeTiff([await deflateImage(32)], { bigTiff: true }).bytes],
    ['DICOM, JPEG', 'jpeg.dcm', await dicomOf(jpeg, 32)],
  ];
  const slides: BenchSlide[] = [];
  for (const [name, file, bytes] of files) {
    await writeFile(path.join(folder, file), bytes);
    slides.push({ name, path: path.join(folder, file), mpp: APERIO_MPP });
  }
  return [...slides, { name: 'MIRAX, JPEG', path: await writeMiraxOf(folder, 32), mpp: APERIO_MPP }];
}
