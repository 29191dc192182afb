// What only OpenSlide reads: MIRAX, VMS, VMU, NDPI, SCN, Trestle, BIF, Sakura.
import { makeMirax, type MiraxOptions } from '../../openslide/support/write-mirax.js';
import { cutTiles } from '../../support/test-pictures.js';
import { writeTiff, type TestImage } from '../../support/write-tiff.js';
import { bifSeed } from './bif-seed.js';
import { sakuraSeed } from './sakura-seed.js';
import { halfPicture, HEIGHT_PX, picture, tissue, WIDTH_PX } from './tissue.js';
import { jpegOf, jpegWithRestarts } from './jpeg-of.js';
import type { FileContents, SeedFiles } from './seed-files.js';

const IMAGE_SIDE_PX = 32;

/** Pixels per centimetre: 0.5 µm/px along X, 0.4 along Y. */
const RESOLUTION = { 282: [20_000, 1], 283: [25_000, 1], 296: [3] } as const;

function mirax(options: MiraxOptions, divisions = 1): Promise<FileContents> {
  const scene = { pixelOf: tissue, imageSidePx: IMAGE_SIDE_PX, imagesX: 4, imagesY: 4, divisions, zoomLevels: 3 };
  return makeMirax({ ...options, scene });
}

async function vms(): Promise<FileContents> {
  const lines = ['NoLayers=1', 'NoJpegColumns=1', 'NoJpegRows=1', 'ImageFile=p.jpg', 'MapFile=m.jpg'];
  const sizes = ['PhysicalWidth=40000', 'PhysicalHeight=32000', 'SourceLens=20', 'MacroImage=o.jpg'];
  const text = ['[Virtual Microscope Specimen]', ...lines, ...sizes].join('\r\n');
  const half = await jpegOf(halfPicture, '4:4:4');
  return new Map([
    ['case.vms', Buffer.from(text)],
    ['p.jpg', await jpegWithRestarts(picture)],
    ['m.jpg', await jpegWithRestarts(halfPicture)],
    ['o.jpg', half],
  ]);
}

/** 12-bit samples in one column as wide as the picture. */
function ngrOf({ data, widthPx, heightPx }: typeof picture): Uint8Array {
  const headerBytes = 28;
  const bytes = Buffer.alloc(headerBytes + data.length * 2);
  bytes.write('GN', 0);
  [widthPx, heightPx, widthPx].forEach((value, i) => bytes.writeInt32LE(value, 4 + i * 4));
  bytes.writeInt32LE(headerBytes, 24);
  data.forEach((sample, i) => bytes.writeUInt16LE(sample * 16, headerBytes + i * 2));
  return bytes;
}

async function vmu(): Promise<FileContents> {
  const lines = ['NoLayers=1', 'ImageFile=p.ngr', 'MapFile=m.ngr', 'MacroImage=o.jpg', 'BitsPerPixel=36'];
  const text = ['[Uncompressed Virtual Microscope Specimen]', ...lines, 'PixelOrder=RGB'].join('\r\n');
  return new Map([
    ['case.vmu', Buffer.from(text)],
    ['p.ngr', ngrOf(picture)],
    ['m.ngr', ngrOf(halfPicture)],
    ['o.jpg', await jpegOf(halfPicture)],
  ]);
}

/** Field types of Hamamatsu's own tags, each of one value of 4 bytes: a flag, the lens, the focal plane. */
const NDPI_TYPES: ReadonlyMap<number, number> = new Map([
  [65420, 4],
  [65421, 11],
  [65424, 9],
]);

async function ndpiImage(image: typeof picture, lens: number): Promise<TestImage> {
  const fourBytes = new Uint8Array(4);
  return {
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    chunks: [await jpegWithRestarts(image)],
    compression: 7,
    photometric: 6,
    tags: {
      65420: Uint8Array.of(1, 0, 0, 0),
      65421: new Uint8Array(Float32Array.of(lens).buffer),
      65424: fourBytes,
      ...RESOLUTION,
    },
  };
}

async function ndpi(): Promise<FileContents> {
  const { bytes, directoryOffsets } = writeTiff([await ndpiImage(picture, 20), await ndpiImage(halfPicture, 10)]);
  const view = new DataView(bytes.buffer);
  for (const directory of directoryOffsets) {
    for (let i = 0; i < view.getUint16(directory, true); i += 1) setNdpiType(view, directory + 2 + i * 12);
  }
  return new Map([['case.ndpi', bytes]]);
}

function setNdpiType(view: DataView, entry: number): void {
  const type = NDPI_TYPES.get(view.getUint16(entry, true));
  if (type === undefined) return;
  view.setUint16(entry + 2, type, true);
  view.setUint32(entry + 4, 1, true);
}

async function scn(): Promise<FileContents> {
  const side = 'sizeX="40000" sizeY="32000"';
  const dimensions = `<dimension sizeX="80" sizeY="64" r="0" ifd="0"/><dimension sizeX="40" sizeY="32" r="1" ifd="1"/>`;
  const settings =
    '<scanSettings><objectiveSettings><objective>20</objective></objectiveSettings><illuminationSettings><illuminationSource>brightfield</illuminationSource></illuminationSettings></scanSettings>';
  const xml = `<?xml version="1.0"?><scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01"><collection name="c" sizeX="80000" sizeY="64000"><image name="i"><creationDate>2020-01-01T00:00:00Z</creationDate><device model="m" version="1"/><pixels sizeX="80" sizeY="64">${dimensions}</pixels><view ${side} offsetX="0" offsetY="0" spacingZ="0"/>${settings}</image></collection></scn>`;
  const image = async (from: typeof picture, tags: TestImage['tags'] = {}): Promise<TestImage> => ({
    widthPx: from.widthPx,
    heightPx: from.heightPx,
    tile: [32, 32],
    chunks: await Promise.all(
      cutTiles(from, [32, 32]).map((data) => jpegOf({ data, widthPx: 32, heightPx: 32 }, '4:4:4')),
    ),
    compression: 7,
    photometric: 6,
    tags: { 530: [1, 1], ...RESOLUTION, ...tags },
  });
  return new Map([
    ['case.scn', writeTiff([await image(picture, { 270: xml }), await image(halfPicture)], { bigTiff: true }).bytes],
  ]);
}

function trestle(): FileContents {
  const tags = { 270: 'Background Color=FEFDFC;Objective Power=20;OverlapsXY= 0 0', 305: 'MedScan 3.2', ...RESOLUTION };
  const chunks = cutTiles(picture, [32, 32]);
  const image = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, tile: [32, 32] as const, chunks, tags };
  return new Map([['slide.tif', writeTiff([image]).bytes]]);
}

export async function openslideSeeds(): Promise<SeedFiles> {
  return new Map([
    ['mirax-jpeg', await mirax({ positions: 'plain' }, 2)],
    ['mirax-png', await mirax({ format: 'PNG', positions: 'compressed' })],
    ['mirax-grid', await mirax({ format: 'PNG' })],
    ['hamamatsu-vms', await vms()],
    ['hamamatsu-vmu', await vmu()],
    ['hamamatsu-ndpi', await ndpi()],
    ['leica-scn', await scn()],
    ['trestle', trestle()],
    ['ventana-bif', await bifSeed()],
    ['sakura', await sakuraSeed()],
  ]);
}
