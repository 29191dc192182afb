// A Sakura slide: an SQLite database with a JPEG for each colour of each tile. Python writes it; Node 20 cannot.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sharp } from '../../../../src/image/sharp.js';
import type { RgbImage } from '../../../../src/domain/image.js';
import { cutTiles, planeOf } from '../../support/test-pictures.js';
import { jpegOf } from './jpeg-of.js';
import type { FileContents } from './seed-files.js';
import { halfPicture, picture } from './tissue.js';

const WRITER = fileURLToPath(new URL('./make_sakura.py', import.meta.url));
const TILE_PX = 32;
const UNIQUE_TABLE = 'SVGPI_1';

interface Blob {
  readonly blob: string;
}

interface Statement {
  readonly sql: string;
  readonly rows?: readonly (readonly (string | number | Blob)[])[];
}

interface Tile {
  readonly id: string;
  /** Of its corner, in pixels of level 0. */
  readonly x: number;
  readonly y: number;
  readonly downsample: number;
  readonly colour: number;
  readonly jpeg: Blob;
}

function blob(bytes: Uint8Array): Blob {
  return { blob: Buffer.from(bytes).toString('base64') };
}

async function greyJpeg(samples: Uint8Array): Promise<Uint8Array> {
  const raw = sharp(samples, { raw: { width: TILE_PX, height: TILE_PX, channels: 1 } });
  return raw.toColourspace('b-w').jpeg({ quality: 95 }).toBuffer();
}

async function tilesOf(image: RgbImage, downsample: number): Promise<readonly Tile[]> {
  const columns = Math.ceil(image.widthPx / TILE_PX);
  const tiles = cutTiles(image, [TILE_PX, TILE_PX]).flatMap((data, i) =>
    [0, 1, 2].map(async (colour) => {
      const [x, y] = [(i % columns) * TILE_PX * downsample, Math.floor(i / columns) * TILE_PX * downsample];
      const jpeg = blob(await greyJpeg(planeOf(data, colour)));
      return { id: `T;${x}|${y};${downsample};${colour};0`, x, y, downsample, colour, jpeg };
    }),
  );
  return Promise.all(tiles);
}

function tables(tiles: readonly Tile[], label: Blob): readonly Statement[] {
  // Behind size and sides OpenSlide reads counts, of focal planes and the like: one of each.
  const header = Buffer.alloc(128);
  for (let at = 0; at < header.length; at += 4) header.writeUInt32LE(1, at);
  [TILE_PX, picture.widthPx, picture.heightPx].forEach((value, i) => header.writeUInt32LE(value, i * 4));
  return [
    { sql: 'CREATE TABLE DataManagerSQLiteConfigXPO (TableName TEXT)' },
    { sql: 'INSERT INTO DataManagerSQLiteConfigXPO VALUES (?)', rows: [[UNIQUE_TABLE]] },
    { sql: `CREATE TABLE ${UNIQUE_TABLE} (id TEXT PRIMARY KEY, size INTEGER, data BLOB)` },
    {
      sql: `INSERT INTO ${UNIQUE_TABLE} VALUES (?, ?, ?)`,
      rows: [
        ['++MagicBytes', 16, 'SVGigaPixelImage'],
        ['++VersionBytes', 5, '1.0.0'],
        ['Header', header.length, blob(header)],
        ...tiles.map(({ id, jpeg }) => [id, Buffer.from(jpeg.blob, 'base64').length, jpeg]),
      ],
    },
    {
      sql: 'CREATE TABLE tile (TILEID TEXT, PYRAMIDLEVEL INTEGER, COLUMNINDEX INTEGER, ROWINDEX INTEGER, COLORINDEX INTEGER)',
    },
    {
      sql: 'INSERT INTO tile VALUES (?, ?, ?, ?, ?)',
      rows: tiles.map(({ id, x, y, downsample, colour }) => [id, downsample, x, y, colour]),
    },
    {
      sql: 'CREATE TABLE SVSlideDataXPO (OID INTEGER, m_labelScan INTEGER, m_overviewScan INTEGER, SlideId TEXT, Date TEXT, Description TEXT, Creator TEXT, DiagnosisCode TEXT, Keywords TEXT)',
    },
    { sql: "INSERT INTO SVSlideDataXPO VALUES (1, 1, 2, 's', '2020', 'd', 'c', '', '')" },
    {
      sql: 'CREATE TABLE SVHRScanDataXPO (OID INTEGER, ParentSlide INTEGER, ScanId TEXT, Date TEXT, Name TEXT, Description TEXT, ResolutionMmPerPix REAL, NominalLensMagnification REAL, FocussingMethod TEXT, ThumbnailImage BLOB)',
    },
    { sql: "INSERT INTO SVHRScanDataXPO VALUES (1, 1, 's', '2020', 'n', 'd', 0.0005, 20, 'f', ?)", rows: [[label]] },
    { sql: 'CREATE TABLE SVScannedImageDataXPO (OID INTEGER, Image BLOB)' },
    {
      sql: 'INSERT INTO SVScannedImageDataXPO VALUES (?, ?)',
      rows: [
        [1, label],
        [2, label],
      ],
    },
  ];
}

export async function sakuraSeed(): Promise<FileContents> {
  const tiles = [...(await tilesOf(picture, 1)), ...(await tilesOf(halfPicture, 2))];
  const input = JSON.stringify(tables(tiles, blob(await jpegOf(halfPicture, '4:4:4'))));
  const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-seed-'));
  try {
    const file = path.join(folder, 'case.svslide');
    const { status, stderr } = spawnSync('python3', [WRITER, file], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`python3: ${stderr}`);
    return new Map([['case.svslide', await readFile(file)]]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
