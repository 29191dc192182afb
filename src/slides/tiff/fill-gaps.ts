import type { RgbImage } from '../../domain/image.js';
import type { SlideLevel } from '../../domain/slides/slide.js';
import { limitConcurrency } from '../../domain/async/limit-concurrency.js';
import type { SlideReader } from '../../ports/slide-reader.js';
import { readScaledRegion } from '../read-scaled-region.js';
import type { TileCache } from '../tile-cache.js';
import { readRegionFromTiles } from './read-region.js';
import type { TileGrid } from './tile-grid.js';
import type { TileReader } from './tile-reader.js';

/** A level and what it is read from. */
export interface TiledLevel {
  readonly level: SlideLevel;
  readonly tiles: TileReader;
}

interface FilledLevel extends TiledLevel {
  /** Whether the scanner left out the tile, or one of a finer level that it covers. */
  isGap(column: number, row: number): Promise<boolean>;
}

/** Tiles of one level that may wait to be made: as many as callers may have waiting for tiles at all. */
const MAX_WAITING = 4096;

/**
 * Makes the tiles of coarser levels that the scanner left out from the next finer level. So are those that cover one
 * that it left out, as such tiles can be broken. Of the finest level they are glass. OpenSlide does the same.
 * `levels` are finest first.
 */
export function fillGaps(levels: readonly TiledLevel[], slide: symbol, cache: TileCache): readonly TiledLevel[] {
  const filled: FilledLevel[] = [];
  for (const [index, tiled] of levels.entries()) {
    const finer = filled.at(-1);
    const make = createTileMaker(tiled, filled.slice());
    const cached = (column: number, row: number): Promise<RgbImage> =>
      cache.get(slide, `${index}/${row}/${column}`, () => make(column, row));
    filled.push(finer === undefined ? { ...tiled, isGap: tiled.tiles.isMissing } : fillLevel(tiled, finer, cached));
  }
  return filled;
}

type MakeTile = (column: number, row: number) => Promise<RgbImage>;

function fillLevel(tiled: TiledLevel, finer: FilledLevel, make: MakeTile): FilledLevel {
  const { level, tiles } = tiled;
  const gaps = new Map<number, boolean>();

  async function isGap(column: number, row: number): Promise<boolean> {
    const index = row * tiles.grid.columns + column;
    const known = gaps.get(index);
    if (known !== undefined) return known;
    const found = (await tiles.isMissing(column, row)) || (await someUnder(column, row, finer.isGap));
    gaps.set(index, found);
    return found;
  }

  async function someUnder(column: number, row: number, holds: FilledLevel['isGap']): Promise<boolean> {
    for (const under of tilesUnder(tiled, finer, column, row)) {
      if (await holds(under.column, under.row)) return true;
    }
    return false;
  }

  async function isMissing(column: number, row: number): Promise<boolean> {
    if (!(await tiles.isMissing(column, row))) return false;
    return !(await someUnder(column, row, async (x, y) => !(await finer.tiles.isMissing(x, y))));
  }

  async function read(column: number, row: number): Promise<RgbImage | undefined> {
    if (!(await isGap(column, row))) return tiles.read(column, row);
    return (await isMissing(column, row)) ? undefined : make(column, row);
  }

  const readInto: TileReader['readInto'] = async (column, row, target) =>
    !(await isGap(column, row)) && tiles.readInto(column, row, target);

  return { level, isGap, tiles: { grid: tiles.grid, isMissing, read, readInto } };
}

/** One tile at a time: its pixels are read from many tiles of the finer level, which may have to be made themselves. */
function createTileMaker({ level, tiles: { grid } }: TiledLevel, finer: readonly TiledLevel[]): MakeTile {
  const runAlone = limitConcurrency({ maxRunning: 1, maxWaiting: MAX_WAITING });
  const reader = readerOf(finer);
  return (column, row) => {
    const { left, top, widthPx, heightPx } = tileArea(level, grid, column, row);
    const rectangle = {
      level0X: left * level.downsampleX,
      level0Y: top * level.downsampleY,
      level0WidthPx: widthPx * level.downsampleX,
      level0HeightPx: heightPx * level.downsampleY,
    };
    return runAlone(() => readScaledRegion(reader, rectangle, widthPx, heightPx));
  };
}

/** The finer levels alone, as a slide of their own; closed with the slide that they are of. */
function readerOf(levels: readonly TiledLevel[]): SlideReader {
  const { widthPx = 0, heightPx = 0 } = levels[0]?.level ?? {};
  return {
    facts: { format: '', widthPx, heightPx, levels: levels.map(({ level }) => level), objectivePower: 0 },
    readRegion: (region, signal, into) => {
      const { level, tiles } = levels[region.level]!;
      return readRegionFromTiles(tiles, level, region, signal, into);
    },
    close: () => Promise.resolve(),
  };
}

function tileArea(
  level: SlideLevel,
  { tileWidthPx, tileHeightPx }: TileGrid,
  column: number,
  row: number,
): { readonly left: number; readonly top: number; readonly widthPx: number; readonly heightPx: number } {
  const [left, top] = [column * tileWidthPx, row * tileHeightPx];
  const widthPx = Math.min(tileWidthPx, level.widthPx - left);
  return { left, top, widthPx, heightPx: Math.min(tileHeightPx, level.heightPx - top) };
}

function* tilesUnder(
  { level, tiles }: TiledLevel,
  finer: TiledLevel,
  column: number,
  row: number,
): Generator<{ readonly column: number; readonly row: number }, void, undefined> {
  const { left, top, widthPx, heightPx } = tileArea(level, tiles.grid, column, row);
  const { grid } = finer.tiles;
  const scaleX = level.downsampleX / finer.level.downsampleX / grid.tileWidthPx;
  const scaleY = level.downsampleY / finer.level.downsampleY / grid.tileHeightPx;
  const right = Math.min(grid.columns, Math.ceil((left + widthPx) * scaleX));
  const bottom = Math.min(grid.rows, Math.ceil((top + heightPx) * scaleY));
  for (let y = Math.floor(top * scaleY); y < bottom; y += 1) {
    for (let x = Math.floor(left * scaleX); x < right; x += 1) yield { column: x, row: y };
  }
}
