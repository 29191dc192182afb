import { deepZoomTile, type DeepZoomTile } from '../../../src/domain/deep-zoom/deep-zoom.js';
import type { RgbImage } from '../../../src/domain/image.js';
import type { SlideReader } from '../../../src/ports/slide-reader.js';
import { readScaledRegion } from '../../../src/slides/read-scaled-region.js';

export interface ShownTile extends DeepZoomTile {
  readonly image: RgbImage;
}

/** All tiles of a DeepZoom level with their pixels, as the service has them rendered, less the JPEG. */
export async function deepZoomTiles(reader: SlideReader, level: number): Promise<readonly ShownTile[]> {
  const tiles: ShownTile[] = [];
  for (let row = 0; deepZoomTile(reader.facts, { level, column: 0, row }) !== undefined; row += 1) {
    for (let column = 0; ; column += 1) {
      const tile = deepZoomTile(reader.facts, { level, column, row });
      if (tile === undefined) break;
      tiles.push({ ...tile, image: await readScaledRegion(reader, tile, tile.widthPx, tile.heightPx) });
    }
  }
  return tiles;
}
