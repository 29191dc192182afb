// Slides of any number of patches in a small file: square pieces of tissue whose tiles lie in the file once and stand
// in many places. Every place is decoded by itself all the same.
import { writeFile } from 'node:fs/promises';
import { bigTiffPlaces } from '../../test/slides/support/write-tiff.js';
import { pyramidTiff, type PyramidLevel } from './pyramid-tiff.js';
import { drawTissueTexture, TEXTURE_SIDE_PX } from './tissue-texture.js';
import { encodeTile, halved } from './tile-pixels.js';

export interface SparseSlide {
  /** Patches of tissue that are wanted; the slide has about as many. */
  readonly patches: number;
  /** Side of a patch in level-0 pixels. */
  readonly patchPx: number;
  readonly mpp: number;
  readonly seed: number;
}

const TILE_PX = 256;
const QUALITY = 80;
/** Tiles a side of a piece: whole tiles down to the coarsest level, so that no tile is part glass. */
const PIECE_TILES = 32;
const LEVELS = 6;
/** Distinct tiles a side of each level. */
const DISTINCT = TEXTURE_SIDE_PX / TILE_PX;

/** Returns the slide's side in pixels. */
export async function writeSparseSlide(file: string, slide: SparseSlide): Promise<number> {
  const pieces = Math.max(1, Math.round(slide.patches / ((PIECE_TILES * TILE_PX) / slide.patchPx) ** 2));
  // Every other place of a chequer board, so that half of the slide is glass.
  const places = Math.ceil(Math.sqrt(2 * pieces));
  const bodies = await distinctTiles(slide.seed);
  // All tiles are written with the finest level, and each level's table says where its own lie.
  const all = bodies.flat();
  const positions = bigTiffPlaces(all);
  const levels = bodies.map((tiles, level): PyramidLevel => {
    const own = positions.slice(level * DISTINCT ** 2);
    const table = tileTable(tiles, own, { level, pieces, places });
    return { ...table, chunks: level === 0 ? all : [] };
  });
  await writeFile(file, pyramidTiff(levels, TILE_PX, slide.mpp));
  return places * PIECE_TILES * TILE_PX;
}

/** Encoded tiles of each level, DISTINCT × DISTINCT a level. */
async function distinctTiles(seed: number): Promise<readonly (readonly Uint8Array[])[]> {
  let pixels: readonly Uint8Array[] = cutTexture(drawTissueTexture(seed));
  const levels: (readonly Uint8Array[])[] = [];
  for (let level = 0; level < LEVELS; level += 1) {
    levels.push(await Promise.all(pixels.map((tile) => encodeTile(tile, TILE_PX, QUALITY))));
    const finer = pixels;
    pixels = finer.map((_, index) => halved(childrenOf(finer, index), TILE_PX));
  }
  return levels;
}

function cutTexture(texture: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: DISTINCT ** 2 }, (_, index) => {
    const tile = new Uint8Array(TILE_PX * TILE_PX * 3);
    const left = (index % DISTINCT) * TILE_PX;
    const top = Math.floor(index / DISTINCT) * TILE_PX;
    for (let y = 0; y < TILE_PX; y += 1) {
      const from = ((top + y) * TEXTURE_SIDE_PX + left) * 3;
      tile.set(texture.subarray(from, from + TILE_PX * 3), y * TILE_PX * 3);
    }
    return tile;
  });
}

function childrenOf(tiles: readonly Uint8Array[], index: number): readonly (Uint8Array | undefined)[] {
  const column = (index % DISTINCT) * 2;
  const row = Math.floor(index / DISTINCT) * 2;
  return [0, 1, 2, 3].map((child) => {
    const x = (column + (child % 2)) % DISTINCT;
    const y = (row + Math.floor(child / 2)) % DISTINCT;
    return tiles[y * DISTINCT + x];
  });
}

interface Layout {
  readonly level: number;
  readonly pieces: number;
  readonly places: number;
}

/** Size, and where each tile lies: at 0 for glass, which scanners leave out. */
function tileTable(
  tiles: readonly Uint8Array[],
  positions: readonly number[],
  { level, pieces, places }: Layout,
): Omit<PyramidLevel, 'chunks'> {
  const pieceTiles = PIECE_TILES / 2 ** level;
  const columns = places * pieceTiles;
  const offsets: number[] = [];
  const sizes: number[] = [];
  for (let tile = 0; tile < columns ** 2; tile += 1) {
    const [column, row] = [tile % columns, Math.floor(tile / columns)];
    const isTissue = holdsPiece(Math.floor(column / pieceTiles), Math.floor(row / pieceTiles), pieces, places);
    const index = (row % DISTINCT) * DISTINCT + (column % DISTINCT);
    offsets.push(isTissue ? positions[index]! : 0);
    sizes.push(isTissue ? tiles[index]!.length : 0);
  }
  const sidePx = columns * TILE_PX;
  return { widthPx: sidePx, heightPx: sidePx, tags: { 324: offsets, 325: sizes } };
}

function holdsPiece(column: number, row: number, pieces: number, places: number): boolean {
  if ((column + row) % 2 === 1) return false;
  const before = Math.ceil((row * places) / 2) + Math.floor(column / 2);
  return before < pieces;
}
