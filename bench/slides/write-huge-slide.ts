import { writeFile } from 'node:fs/promises';
import { sharp } from '../../src/image/sharp.js';
import { bigTiffPlaces, writeTiff } from '../../test/slides/support/write-tiff.js';

export interface HugeSlide {
  readonly sidePx: number;
  readonly tilePx: number;
  /** Which tiles the scanner stored. */
  readonly isStored: (column: number, row: number) => boolean;
}

/** Distinct tiles; all others are these again, so that the file stays small and every tile is decoded all the same. */
const DISTINCT_TILES = 8;
const JPEG = 7;
const YCBCR = 6;

/** Writes a sparse BigTIFF of one level, of a tissue-like grain; returns how many tiles it stores. */
export async function writeHugeSlide(file: string, { sidePx, tilePx, isStored }: HugeSlide): Promise<number> {
  const bodies = await Promise.all(Array.from({ length: DISTINCT_TILES }, (_, i) => grainTile(tilePx, i)));
  const places = bigTiffPlaces(bodies);
  const columns = Math.ceil(sidePx / tilePx);
  const offsets: number[] = [];
  const sizes: number[] = [];
  for (let tile = 0; tile < columns * columns; tile += 1) {
    const stored = isStored(tile % columns, Math.floor(tile / columns));
    offsets.push(stored ? (places[tile % DISTINCT_TILES] ?? 0) : 0);
    sizes.push(stored ? (bodies[tile % DISTINCT_TILES]?.length ?? 0) : 0);
  }
  const tags = { 324: offsets, 325: sizes, 530: [2, 2], 282: [40_000, 1], 283: [40_000, 1], 296: [3] };
  const image = { widthPx: sidePx, heightPx: sidePx, tile: [tilePx, tilePx] as const, chunks: bodies };
  const { bytes } = writeTiff([{ ...image, compression: JPEG, photometric: YCBCR, tags }], { bigTiff: true });
  await writeFile(file, bytes);
  return sizes.filter((size) => size > 0).length;
}

async function grainTile(sidePx: number, index: number): Promise<Uint8Array> {
  const data = new Uint8Array(sidePx * sidePx * 3);
  for (let i = 0; i < data.length; i += 3) {
    const grain = (Math.imul(i + index * 7919, 0x9e3779b1) >>> 27) - 16;
    data[i] = 170 + grain;
    data[i + 1] = 110 + grain + index;
    data[i + 2] = 160 + grain;
  }
  const raw = sharp(data, { raw: { width: sidePx, height: sidePx, channels: 3 } });
  return new Uint8Array(await raw.jpeg({ quality: 80 }).toBuffer());
}
