import type { RgbImage } from '../../domain/image.js';
import type { SlideLevel } from '../../domain/slides/slide.js';
import type { LevelRegion, PixelMemory } from '../../ports/slide-reader.js';
import type { PixelRows } from '../../image/jpeg/turbojpeg.js';
import { drawTiles, type PlacedTile } from '../draw-tiles.js';
import type { TileReader } from './tile-reader.js';

/** Puts the region together from its tiles; white where there are none. */
export function readRegionFromTiles(
  tiles: TileReader,
  level: SlideLevel,
  region: LevelRegion,
  signal: AbortSignal | undefined,
  into?: PixelMemory,
): Promise<RgbImage> {
  return drawTiles(region, () => tilesUnder(tiles, level, region), signal, into);
}

/** Whether the scanner left out all tiles under the region. */
export async function isEmptyRegion(tiles: TileReader, level: SlideLevel, region: LevelRegion): Promise<boolean> {
  for (const { left, top } of tilesUnder(tiles, level, region)) {
    const { tileWidthPx, tileHeightPx } = tiles.grid;
    if (!(await tiles.isMissing(left / tileWidthPx, top / tileHeightPx))) return false;
  }
  return true;
}

function* tilesUnder(
  tiles: TileReader,
  level: SlideLevel,
  region: LevelRegion,
): Generator<PlacedTile, void, undefined> {
  const { tileWidthPx, tileHeightPx } = tiles.grid;
  const left = Math.max(0, region.x);
  const top = Math.max(0, region.y);
  const right = Math.min(level.widthPx, region.x + region.widthPx);
  const bottom = Math.min(level.heightPx, region.y + region.heightPx);
  if (left >= right || top >= bottom) return;
  for (let row = Math.floor(top / tileHeightPx); row * tileHeightPx < bottom; row += 1) {
    for (let column = Math.floor(left / tileWidthPx); column * tileWidthPx < right; column += 1)
      yield placed(tiles, level, column, row);
  }
}

function placed(tiles: TileReader, level: SlideLevel, column: number, row: number): PlacedTile {
  const { tileWidthPx, tileHeightPx } = tiles.grid;
  const left = column * tileWidthPx;
  const top = row * tileHeightPx;
  return {
    left,
    top,
    // What a tile holds beyond the level's edge is padding.
    widthPx: Math.min(tileWidthPx, level.widthPx - left),
    heightPx: Math.min(tileHeightPx, level.heightPx - top),
    read: () => tiles.read(column, row),
    // What a tile holds beyond the level's edge must not be drawn over its neighbours.
    ...(left + tileWidthPx <= level.widthPx &&
      top + tileHeightPx <= level.heightPx && {
        readInto: (target: PixelRows) => tiles.readInto(column, row, target),
      }),
  };
}
