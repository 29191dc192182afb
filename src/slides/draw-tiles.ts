import { throwIfAborted } from '../domain/errors/abort-error.js';
import type { RgbImage } from '../domain/image.js';
import { forEachLimited } from '../image/for-each-limited.js';
import { blit, whiteImage } from '../image/rgb-image.js';
import type { LevelRegion, PixelMemory } from '../ports/slide-reader.js';
import { checkRegion } from './check-region.js';

/** Tiles of one region that are awaited at a time: enough to keep the decoders fed, and little to hold. */
const TILES_AHEAD = 8;

/** A tile that touches the region, and where its picture lies in the level. */
export interface PlacedTile {
  readonly left: number;
  readonly top: number;
  /** Of the picture; what the tile holds beyond is padding. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Undefined for a tile that the scanner left out. */
  read(): Promise<RgbImage | undefined>;
}

/**
 * Puts the region together from its tiles; white where there are none. `atOnce` is 1 where tiles overlap: the later
 * one then lies on top, whichever is decoded first.
 */
export async function drawTiles(
  region: LevelRegion,
  tilesUnder: () => Iterable<PlacedTile>,
  signal: AbortSignal | undefined,
  into: PixelMemory | undefined,
  atOnce: number = TILES_AHEAD,
): Promise<RgbImage> {
  throwIfAborted(signal);
  checkRegion(region);
  const image = whiteImage(region.widthPx, region.heightPx, into);
  await forEachLimited(tilesUnder(), atOnce, async (tile) => {
    throwIfAborted(signal);
    const pixels = await tile.read();
    if (pixels !== undefined) blit(pixels, image, tile.left - region.x, tile.top - region.y, tile);
  });
  // Pixels of an aborted call are nobody's.
  throwIfAborted(signal);
  return image;
}
