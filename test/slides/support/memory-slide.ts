import type { RgbImage } from '../../../src/domain/image.js';
import type { SlideLevel } from '../../../src/domain/slides/slide.js';
import type { LevelRegion, SlideReader } from '../../../src/ports/slide-reader.js';
import type { PixelOf } from './test-pictures.js';

export interface MemorySlide extends SlideReader {
  /** Every region that was read, in order. */
  readonly regions: readonly LevelRegion[];
}

/** A slide of computed pixels, `pixelOf` in pixels of the level; white outside. */
export function memorySlide(levels: readonly SlideLevel[], pixelOf: (level: number) => PixelOf): MemorySlide {
  const regions: LevelRegion[] = [];
  const [finest] = levels;
  return {
    facts: {
      format: 'memory',
      widthPx: finest?.widthPx ?? 0,
      heightPx: finest?.heightPx ?? 0,
      levels,
      objectivePower: 0,
    },
    regions,
    readRegion: async (region) => {
      regions.push(region);
      return paintRegion(region, levels[region.level], pixelOf(region.level));
    },
    close: async () => undefined,
  };
}

/** Levels at the given downsamples. */
export function levelsAt(widthPx: number, heightPx: number, downsamples: readonly number[]): readonly SlideLevel[] {
  return downsamples.map((downsample) => ({
    widthPx: Math.floor(widthPx / downsample),
    heightPx: Math.floor(heightPx / downsample),
    downsampleX: downsample,
    downsampleY: downsample,
  }));
}

function paintRegion(region: LevelRegion, level: SlideLevel | undefined, pixelOf: PixelOf): RgbImage {
  const { widthPx, heightPx } = region;
  const data = new Uint8Array(widthPx * heightPx * 3).fill(255);
  const right = Math.min(widthPx, (level?.widthPx ?? 0) - region.x);
  const bottom = Math.min(heightPx, (level?.heightPx ?? 0) - region.y);
  for (let y = Math.max(0, -region.y); y < bottom; y += 1) {
    for (let x = Math.max(0, -region.x); x < right; x += 1) {
      const [red, green, blue] = pixelOf(x + region.x, y + region.y);
      const at = (y * widthPx + x) * 3;
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
    }
  }
  return { data, widthPx, heightPx };
}
