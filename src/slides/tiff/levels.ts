import type { SlideLevel } from '../../domain/slides/slide.js';
import { levelOf } from '../level-of.js';
import type { TiffDirectory } from './directory.js';

/** A level of the slide and the image it is stored in. The image may be larger than the level (padding). */
export interface LevelImage {
  readonly level: SlideLevel;
  readonly directory: TiffDirectory;
}

/** The pyramid of `base` and those of `candidates`, finest first; of two of the same size the first stays. */
export function pyramid(base: TiffDirectory, candidates: readonly TiffDirectory[]): readonly LevelImage[] {
  const levels = [...candidates]
    .sort((a, b) => b.widthPx - a.widthPx)
    .filter((directory, i, sorted) => directory.widthPx !== sorted[i - 1]?.widthPx);
  return [base, ...levels].map((directory) => ({ directory, level: levelOf(base, directory) }));
}
