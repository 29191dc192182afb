import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { RgbImage } from '../../domain/image.js';
import type { SlideLevel } from '../../domain/slides/slide.js';
import { forEachLimited } from '../../image/for-each-limited.js';
import { blit, whiteImage } from '../../image/rgb-image.js';
import type { LevelRegion } from '../../ports/slide-reader.js';
import { checkRegion } from '../check-region.js';
import type { TileReader } from './tile-reader.js';

/** Tiles of one region that are awaited at a time: enough to keep the decoders fed, and little to hold. */
const TILES_AHEAD = 8;

/** Puts the region together from its tiles; white where there are none. */
export async function readRegionFromTiles(
  tiles: TileReader,
  level: SlideLevel,
  region: LevelRegion,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  throwIfAborted(signal);
  checkRegion(region);
  const image = whiteImage(region.widthPx, region.heightPx);
  await forEachLimited(tilesUnder(tiles, level, region), TILES_AHEAD, async ({ column, row }) => {
    throwIfAborted(signal);
    const tile = await tiles.read(column, row);
    if (tile === undefined) return;
    const left = column * tiles.grid.tileWidthPx;
    const top = row * tiles.grid.tileHeightPx;
    blit(tile, image, left - region.x, top - region.y, pictureOf(tiles, level, left, top));
  });
  // Pixels of an aborted call are nobody's.
  throwIfAborted(signal);
  return image;
}

/** The part of the tile at (left, top) that is picture: what it holds beyond the level's edge is padding. */
function pictureOf(
  { grid }: TileReader,
  level: SlideLevel,
  left: number,
  top: number,
): { widthPx: number; heightPx: number } {
  return {
    widthPx: Math.min(grid.tileWidthPx, level.widthPx - left),
    heightPx: Math.min(grid.tileHeightPx, level.heightPx - top),
  };
}

function* tilesUnder(
  { grid }: TileReader,
  level: SlideLevel,
  region: LevelRegion,
): Generator<{ column: number; row: number }, void, undefined> {
  const left = Math.max(0, region.x);
  const top = Math.max(0, region.y);
  const right = Math.min(level.widthPx, region.x + region.widthPx);
  const bottom = Math.min(level.heightPx, region.y + region.heightPx);
  if (left >= right || top >= bottom) return;
  for (let row = Math.floor(top / grid.tileHeightPx); row * grid.tileHeightPx < bottom; row += 1) {
    for (let column = Math.floor(left / grid.tileWidthPx); column * grid.tileWidthPx < right; column += 1)
      yield { column, row };
  }
}
