import type { SlideLevel } from '../../domain/slides/slide.js';
import type { TiffDirectory } from './directory.js';

/** A level of the slide and the image it is stored in. The image may be larger than the level (padding). */
export interface LevelImage {
  readonly level: SlideLevel;
  readonly directory: TiffDirectory;
}

/** Sizes are rounded, once or at every step down, so the two axes' ratios differ a little. */
const MAX_RATIO_DIFFERENCE = 0.01;

/** Pages of a stack are as large as the image; a level is clearly smaller. */
const MIN_DOWNSAMPLE = 1.1;

/** Whether `candidate` can be a smaller version of `base`, by its size: the same shape, and smaller. */
export function hasShapeOf(base: TiffDirectory, candidate: TiffDirectory): boolean {
  const ratioX = base.widthPx / candidate.widthPx;
  const ratioY = base.heightPx / candidate.heightPx;
  const rounding = 1 / candidate.widthPx + 1 / candidate.heightPx;
  return Math.min(ratioX, ratioY) >= MIN_DOWNSAMPLE && Math.abs(ratioX / ratioY - 1) <= MAX_RATIO_DIFFERENCE + rounding;
}

/** The pyramid of `base` and those of `candidates`, finest first; of two of the same size the first stays. */
export function pyramid(base: TiffDirectory, candidates: readonly TiffDirectory[]): readonly LevelImage[] {
  const levels = [...candidates]
    .sort((a, b) => b.widthPx - a.widthPx)
    .filter((directory, i, sorted) => directory.widthPx !== sorted[i - 1]?.widthPx);
  return [base, ...levels].map((directory) => ({ directory, level: levelOf(base, directory) }));
}

function levelOf(base: TiffDirectory, { widthPx, heightPx }: TiffDirectory): SlideLevel {
  const whole = Math.round(base.widthPx / widthPx);
  const exact = isRoundedFraction(base.widthPx, widthPx, whole) && isRoundedFraction(base.heightPx, heightPx, whole);
  return {
    widthPx,
    heightPx,
    downsampleX: exact ? whole : base.widthPx / widthPx,
    downsampleY: exact ? whole : base.heightPx / heightPx,
  };
}

/** 4443 px at 1:2 are stored as 2221: the level is at 2, not at 2.00045, or positions would drift along the slide. */
function isRoundedFraction(base: number, part: number, factor: number): boolean {
  return Math.abs(part * factor - base) < factor;
}
