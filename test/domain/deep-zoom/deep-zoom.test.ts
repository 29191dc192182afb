// golden.json holds what openslide-python 1.4.7's DeepZoomGenerator(tile_size=254, overlap=1) says of slides of these
// sizes: levels, tiles a level, and of corner and middle tiles [level, column, row, width, height, then the rectangle
// of level 0].
import { describe, expect, it } from 'vitest';
import { deepZoomLevelCount, deepZoomTile } from '../../../src/domain/deep-zoom/deep-zoom.js';
import golden from './golden.json' with { type: 'json' };

describe.each(golden)('DeepZoom of $size', ({ size: [widthPx = 0, heightPx = 0], levels, grid, tiles }) => {
  const slide = { widthPx, heightPx };

  it('has as many levels as OpenSlide has', () => {
    expect(deepZoomLevelCount(slide)).toBe(levels.length);
  });

  it('has as many tiles', () => {
    grid.forEach(([columns = 0, rows = 0], level) => {
      expect(deepZoomTile(slide, { level, column: columns - 1, row: rows - 1 })).toBeDefined();
      expect(deepZoomTile(slide, { level, column: columns, row: 0 })).toBeUndefined();
      expect(deepZoomTile(slide, { level, column: 0, row: rows })).toBeUndefined();
    });
    expect(deepZoomTile(slide, { level: levels.length, column: 0, row: 0 })).toBeUndefined();
    expect(deepZoomTile(slide, { level: -1, column: 0, row: 0 })).toBeUndefined();
    expect(deepZoomTile(slide, { level: 0, column: 0.5, row: 0 })).toBeUndefined();
  });

  it('has them of the same size at the same places', () => {
    const ours = tiles.map(([level = 0, column = 0, row = 0]) => {
      const tile = deepZoomTile(slide, { level, column, row });
      return [
        ...[level, column, row, tile?.widthPx, tile?.heightPx],
        ...[tile?.level0X, tile?.level0Y, tile?.level0WidthPx, tile?.level0HeightPx],
      ];
    });
    expect(ours).toEqual(tiles);
  });
});
