import { throwIfAborted } from '../domain/errors/abort-error.js';
import type { RgbImage } from '../domain/image.js';
import { forEachLimited } from '../domain/async/for-each-limited.js';
import { bareImage, blit, whiteImage, whiten } from '../image/rgb-image.js';
import type { LevelRegion, PixelMemory } from '../ports/slide-reader.js';
import type { PixelRows } from '../image/jpeg/turbojpeg.js';
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
  /** Decodes the whole of it straight to its place; false where it cannot, and is to be read. */
  readonly readInto?: (target: PixelRows) => Promise<boolean>;
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
  const overlap = atOnce === 1;
  const isCovered = !overlap && pixelsUnder(tilesUnder(), region) === region.widthPx * region.heightPx;
  const { widthPx, heightPx } = region;
  const image = (isCovered ? bareImage : whiteImage)(widthPx, heightPx, into);
  // Who brings memory of its own reads block after block: tiles inside one are wanted once, and need not be kept.
  const readsOnce = into !== undefined && !overlap;
  await forEachLimited(tilesUnder(), atOnce, async (tile) => {
    throwIfAborted(signal);
    if (readsOnce && (await readInPlace(tile, region, image))) return;
    const pixels = await tile.read();
    const [x, y] = [tile.left - region.x, tile.top - region.y];
    if (pixels !== undefined) blit(pixels, image, x, y, tile);
    else if (isCovered) whiten(image, x, y, tile);
  });
  // Pixels of an aborted call are nobody's.
  throwIfAborted(signal);
  return image;
}

/** Of the region, where no tile lies over another. */
function pixelsUnder(tiles: Iterable<PlacedTile>, { x, y, widthPx, heightPx }: LevelRegion): number {
  let pixels = 0;
  for (const tile of tiles) {
    const width = Math.min(x + widthPx, tile.left + tile.widthPx) - Math.max(x, tile.left);
    const height = Math.min(y + heightPx, tile.top + tile.heightPx) - Math.max(y, tile.top);
    pixels += Math.max(0, width) * Math.max(0, height);
  }
  return pixels;
}

/** False for a tile that is not wholly inside the region, or cannot be decoded to its place. */
async function readInPlace(tile: PlacedTile, region: LevelRegion, image: RgbImage): Promise<boolean> {
  const [x, y] = [tile.left - region.x, tile.top - region.y];
  const isInside = x >= 0 && y >= 0 && x + tile.widthPx <= region.widthPx && y + tile.heightPx <= region.heightPx;
  if (!isInside || tile.readInto === undefined) return false;
  const pitchBytes = region.widthPx * 3;
  return tile.readInto({ data: image.data.subarray(y * pitchBytes + x * 3), pitchBytes });
}
