// Small sound TIFFs of every kind that a reader of ours or OpenSlide's takes.
import { deflateSync } from 'node:zlib';
import { sharp } from '../../../../src/image/sharp.js';
import type { RgbImage } from '../../../../src/domain/image.js';
import { cutStrips, cutTiles, planeOf } from '../../support/test-pictures.js';
import { writeTiff, type TestImage } from '../../support/write-tiff.js';
import { halfPicture, picture } from './tissue.js';
import { splitTables } from '../../support/split-tables.js';
import { jpegOf } from './jpeg-of.js';
import type { SeedFiles } from './seed-files.js';

const TILE = 32;
const JPEG = 7;
const YCBCR = 6;

function tiled(image: RgbImage, chunks: TestImage['chunks'], more: Partial<TestImage> = {}): TestImage {
  const { widthPx, heightPx } = image;
  return { widthPx, heightPx, tile: [TILE, TILE], chunks, ...more };
}

function raw(image: RgbImage): readonly Uint8Array[] {
  return cutTiles(image, [TILE, TILE]);
}

function jpegTiles(image: RgbImage): Promise<readonly Uint8Array[]> {
  return Promise.all(raw(image).map((data) => jpegOf({ data, widthPx: TILE, heightPx: TILE })));
}

async function jpegImage(image: RgbImage, tags: TestImage['tags'] = {}): Promise<TestImage> {
  return tiled(image, await jpegTiles(image), {
    compression: JPEG,
    photometric: YCBCR,
    tags: { 530: [2, 2], ...tags },
  });
}

async function sharedTables(image: RgbImage, tags: TestImage['tags'] = {}): Promise<TestImage> {
  const parts = (await jpegTiles(image)).map(splitTables);
  const tables = parts[0]?.tables ?? new Uint8Array(0);
  const chunks = parts.map(({ rest }) => rest);
  return tiled(image, chunks, { compression: JPEG, photometric: YCBCR, tags: { 347: tables, 530: [2, 2], ...tags } });
}

async function aperio(): Promise<Uint8Array> {
  const description = 'Aperio Image Library v11\r\n80x64 [0,0 80x64] (32x32) JPEG/RGB Q=90|AppMag = 20|MPP = 0.5';
  const strip = { widthPx: 40, heightPx: 32, chunks: [halfPicture.data] };
  const label = { ...strip, tags: { 254: [1], 270: 'Aperio Image Library v11\r\nlabel 40x32' } };
  return writeTiff([await sharedTables(picture, { 270: description }), strip, await sharedTables(halfPicture), label])
    .bytes;
}

async function ome(): Promise<Uint8Array> {
  const pixels = 'SizeX="80" SizeY="64" SizeC="3" SizeZ="1" SizeT="1" PhysicalSizeX="0.5" PhysicalSizeY="0.5"';
  const xml = `<?xml version="1.0"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"><Image ID="Image:0"><Pixels ID="Pixels:0" DimensionOrder="XYCZT" Type="uint8" ${pixels}><Channel ID="C:0" SamplesPerPixel="3"/><TiffData IFD="0" PlaneCount="1"/></Pixels></Image></OME>`;
  const image = await jpegImage(picture, { 270: xml });
  return writeTiff([{ ...image, subImages: [await jpegImage(halfPicture, { 254: [1] })] }], { bigTiff: true }).bytes;
}

async function philips(): Promise<Uint8Array> {
  const spacing = (mm: string): string =>
    `<DataObject ObjectType="PixelDataRepresentation"><Attribute Name="DICOM_PIXEL_SPACING">"${mm}" "${mm}"</Attribute></DataObject>`;
  const xml = `<?xml version="1.0"?><DataObject ObjectType="DPUfsImport"><Attribute Name="PIM_DP_SCANNED_IMAGES"><Array><DataObject ObjectType="DPScannedImage"><Attribute Name="PIIM_PIXEL_DATA_REPRESENTATION_SEQUENCE"><Array>${spacing('0.0005')}${spacing('0.001')}</Array></Attribute></DataObject></Array></Attribute></DataObject>`;
  return writeTiff([await jpegImage(picture, { 270: xml, 305: 'Philips DP v1.0' }), await jpegImage(halfPicture)])
    .bytes;
}

function predicted(tile: Uint8Array): Uint8Array {
  return tile.map((value, i) => (i % (TILE * 3) < 3 ? value : value - (tile[i - 3] ?? 0)));
}

function deflated(): Uint8Array {
  const images = [picture, halfPicture].map((image) =>
    tiled(
      image,
      raw(image).map((tile) => deflateSync(predicted(tile))),
      { compression: 8, tags: { 317: [2] } },
    ),
  );
  const [base, half] = images as [TestImage, TestImage];
  const resolution = { 282: [20_000, 1], 283: [20_000, 1], 296: [3] };
  return writeTiff([{ ...base, tags: { ...base.tags, ...resolution }, subImages: [half] }], { bigTiff: true }).bytes;
}

/** Two tiles were never scanned. */
function sparse(): Uint8Array {
  const chunks = raw(picture).map((tile, i) => (i === 1 || i === 5 ? null : deflateSync(tile)));
  return writeTiff([tiled(picture, chunks, { compression: 8 })]).bytes;
}

function planar(): Uint8Array {
  const tiles = raw(picture);
  const chunks = [0, 1, 2].flatMap((channel) => tiles.map((tile) => planeOf(tile, channel)));
  return writeTiff([tiled(picture, chunks, { tags: { 284: [2] } })], { bigEndian: true }).bytes;
}

function strips(): Uint8Array {
  const { widthPx, heightPx } = picture;
  return writeTiff([{ widthPx, heightPx, rowsPerStrip: 16, chunks: cutStrips(picture, 16) }]).bytes;
}

async function byLibvips(compression: 'lzw' | 'webp' | 'packbits'): Promise<Uint8Array> {
  const { data, widthPx, heightPx } = picture;
  const image = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const layout = { tile: true, tileWidth: TILE, tileHeight: TILE, pyramid: true };
  return new Uint8Array(await image.tiff({ compression, quality: 90, ...layout }).toBuffer());
}

export async function tiffSeeds(): Promise<SeedFiles> {
  const files: Record<string, Uint8Array> = {
    'svs-jpeg': await aperio(),
    'ome-tiff': await ome(),
    'philips-tiff': await philips(),
    'bigtiff-deflate': deflated(),
    'tiff-sparse': sparse(),
    'tiff-planar-big-endian': planar(),
    'tiff-strips': strips(),
    'tiff-lzw': await byLibvips('lzw'),
    'tiff-webp': await byLibvips('webp'),
    'tiff-packbits': await byLibvips('packbits'),
  };
  return new Map(Object.entries(files).map(([name, bytes]) => [name, new Map([['slide.tif', bytes]])]));
}
