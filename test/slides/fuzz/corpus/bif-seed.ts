// A Roche/Ventana BIF: a TIFF whose XML tells which tiles of its areas were scanned, and by how much they overlap.
import type { RgbImage } from '../../../../src/domain/image.js';
import { cutTiles, paint } from '../../support/test-pictures.js';
import { writeTiff, type TestImage } from '../../support/write-tiff.js';
import { jpegOf } from './jpeg-of.js';
import type { FileContents } from './seed-files.js';
import { halfPicture, tissue } from './tissue.js';

const TILE_PX = 32;
const [COLUMNS, ROWS] = [3, 2];
const XMP = 700;

/** Numbers have room, so that others of their length can be absurd. */
const number = (value: number): string => String(value).padStart(10, '0');

const ISCAN = `<iScan ScanRes="0.465000" Magnification="20" Z-layers="1" UnitNumber="0000000" BuildVersion="1"/>`;

/** Tiles are numbered from the bottom, every second row from right to left. */
function tileNumber(column: number, row: number): number {
  const fromBottom = ROWS - 1 - row;
  return fromBottom * COLUMNS + (fromBottom % 2 === 0 ? column : COLUMNS - 1 - column) + 1;
}

function joint(direction: 'RIGHT' | 'UP', tile1: number, tile2: number): string {
  return `<TileJointInfo FlagJoined="1" Confidence="100" Direction="${direction}" Tile1="${number(tile1)}" Tile2="${number(tile2)}" OverlapX="${number(0)}" OverlapY="${number(0)}"/>`;
}

function joints(): string {
  const found: string[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const own = tileNumber(column, row);
      if (column + 1 < COLUMNS) found.push(joint('RIGHT', own, tileNumber(column + 1, row)));
      if (row > 0) found.push(joint('UP', own, tileNumber(column, row - 1)));
    }
  }
  return found.join('');
}

const ENCODE_INFO = `<EncodeInfo Ver="2"><SlideStitchInfo><ImageInfo AOIScanned="1" AOIIndex="0" NumRows="${number(ROWS)}" NumCols="${number(COLUMNS)}" Width="${number(TILE_PX)}" Height="${number(TILE_PX)}" Pos-X="${number(0)}" Pos-Y="${number(0)}">${joints()}</ImageInfo></SlideStitchInfo><AoiOrigin><AOI0 OriginX="${number(0)}" OriginY="${number(0)}"/></AoiOrigin></EncodeInfo>`;

async function tiled(image: RgbImage, tags: TestImage['tags']): Promise<TestImage> {
  const tiles = cutTiles(image, [TILE_PX, TILE_PX]);
  const jpegs = tiles.map((data) => jpegOf({ data, widthPx: TILE_PX, heightPx: TILE_PX }, '4:4:4'));
  return {
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    tile: [TILE_PX, TILE_PX],
    chunks: await Promise.all(jpegs),
    compression: 7,
    photometric: 6,
    tags: { 530: [1, 1], ...tags },
  };
}

export async function bifSeed(): Promise<FileContents> {
  const [widthPx, heightPx] = [COLUMNS * TILE_PX, ROWS * TILE_PX];
  const whole = paint(widthPx, heightPx, tissue);
  const half = paint(widthPx / 2, heightPx / 2, (x, y) => tissue(x * 2, y * 2));
  const macro = { ...halfPicture, chunks: [halfPicture.data], tags: { 270: 'Label Image', [XMP]: ISCAN } };
  const { bytes } = writeTiff(
    [
      macro,
      await tiled(whole, { 270: 'level=0 mag=20 quality=90', [XMP]: ENCODE_INFO }),
      await tiled(half, { 270: 'level=1 mag=10 quality=90' }),
    ],
    { bigTiff: true },
  );
  return new Map([['case.bif', bytes]]);
}
