import type { TiffDirectory } from '../directory.js';
import { hasShapeOf } from '../../level-of.js';
import { pyramid } from '../levels.js';
import { resolutionSpacing } from '../spacing.js';
import { firstOf, type TiffFlavour } from './flavour.js';

/**
 * Any other TIFF: the first image that is no reduced version is the slide. Its levels are its sub-directories, and
 * images of its shape that are marked as reduced, or that are tiled as it is.
 */
export const generic: TiffFlavour = {
  name: 'generic-tiff',
  aperioColours: false,
  matches: () => true,
  describe: (directories) => {
    const base = directories.find((directory) => !directory.reducedResolution) ?? firstOf(directories);
    const candidates = [...base.subDirectories, ...directories].filter((candidate) => isLevelOf(base, candidate));
    return { levels: pyramid(base, candidates), spacing: resolutionSpacing(base), objectivePower: 0 };
  },
};

export function isLevelOf(base: TiffDirectory, candidate: TiffDirectory): boolean {
  const marked = candidate.reducedResolution || base.subDirectories.includes(candidate);
  const alike = candidate.samplesPerPixel === base.samplesPerPixel && candidate.tiling.tiled === base.tiling.tiled;
  return hasShapeOf(base, candidate) && alike && (marked || base.tiling.tiled);
}
