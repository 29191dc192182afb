import type { SlideLevel } from '../../domain/slides/slide.js';
import { corrupt } from '../slide-error.js';
import { MAX_IMAGE_SIDE_PX } from '../limits.js';
import type { SlidePointer } from './library/bindings.js';
import type { LoadedLibrary } from './library/load-library.js';

/** Pyramids halve: 64 levels would be of a slide larger than all slides together. */
const MAX_LEVELS = 64;

/** OpenSlide writes whole downsamples as 2, 4.0 and 7.999…; a rounded level's differ by more than this. */
const WHOLE_TOLERANCE = 1e-9;

export interface OpenslideLevel {
  readonly level: SlideLevel;
  /** What OpenSlide divides level-0 positions by when it reads: the key to its pixels, not always the true scale. */
  readonly addressing: number;
}

/** Throws SLIDE_CORRUPT for levels that cannot be. */
export function readLevels({ bindings }: LoadedLibrary, slide: SlidePointer): readonly OpenslideLevel[] {
  const count = bindings.getLevelCount(slide);
  if (count < 1 || count > MAX_LEVELS) throw corrupt(`it has ${count} levels; 1 to ${MAX_LEVELS} can be`);
  const sizes = Array.from({ length: count }, (_, level) => sizeOf(bindings, slide, level));
  return sizes.map((size, level) => {
    const addressing = level === 0 ? 1 : bindings.getLevelDownsample(slide, level);
    return { addressing, level: { ...size, ...scaleOf(sizes[0] ?? size, size, addressing) } };
  });
}

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

function sizeOf(bindings: LoadedLibrary['bindings'], slide: SlidePointer, level: number): Size {
  const width = new BigInt64Array(1);
  const height = new BigInt64Array(1);
  bindings.getLevelDimensions(slide, level, width, height);
  const [widthPx, heightPx] = [Number(width[0]), Number(height[0])];
  for (const side of [widthPx, heightPx]) {
    if (!(side >= 1 && side <= MAX_IMAGE_SIDE_PX)) {
      throw corrupt(`its level ${level} is ${widthPx}×${heightPx} px; 1 to ${MAX_IMAGE_SIDE_PX} a side can be`);
    }
  }
  return { widthPx, heightPx };
}

/**
 * Whole downsamples are the format's own word. Others are OpenSlide's mean of both axes' size ratios: 4443 px at 1:2
 * are stored as 2221, which is at 2, not at 2.00045, or positions would drift along the slide.
 */
function scaleOf(base: Size, size: Size, addressing: number): Pick<SlideLevel, 'downsampleX' | 'downsampleY'> {
  const whole = Math.round(addressing);
  const stated = Math.abs(addressing - whole) <= WHOLE_TOLERANCE;
  const rounded = isRounded(base.widthPx, size.widthPx, whole) && isRounded(base.heightPx, size.heightPx, whole);
  if (stated || rounded) return { downsampleX: whole, downsampleY: whole };
  return { downsampleX: base.widthPx / size.widthPx, downsampleY: base.heightPx / size.heightPx };
}

function isRounded(base: number, part: number, factor: number): boolean {
  return Math.abs(part * factor - base) < factor;
}
