import type { TiffDirectory } from '../directory.js';
import { hasShapeOf } from '../../level-of.js';
import { pyramid } from '../levels.js';
import { resolutionSpacing } from '../spacing.js';
import { unsupported } from '../../slide-error.js';
import { firstOf, type TiffFlavour } from './flavour.js';

/**
 * Any other TIFF: the first image that is no reduced version and no thumbnail is the slide. Its levels are its
 * sub-directories, and images of its shape that are marked as reduced, or that are tiled as it is.
 */
export const generic: TiffFlavour = {
  name: 'generic-tiff',
  aperioColours: false,
  matches: () => true,
  describe: (directories) => {
    const base = baseOf(directories);
    checkStack(base, directories);
    const candidates = [...base.subDirectories, ...directories].filter((candidate) => isLevelOf(base, candidate));
    return { levels: pyramid(base, candidates), spacing: resolutionSpacing(base), objectivePower: 0 };
  },
};

/** The first image; where that is in strips and a larger one in tiles, the first is a thumbnail. */
function baseOf(directories: readonly TiffDirectory[]): TiffDirectory {
  const whole = directories.filter(({ reducedResolution }) => !reducedResolution);
  const first = whole[0] ?? firstOf(directories);
  if (first.tiling.tiled) return first;
  const tiled = whole.filter(({ tiling }) => tiling.tiled).sort((a, b) => areaOf(b) - areaOf(a));
  return tiled.find((directory) => areaOf(directory) > areaOf(first)) ?? first;
}

function areaOf({ widthPx, heightPx }: TiffDirectory): number {
  return widthPx * heightPx;
}

/**
 * Grey pages of one size are the channels of a fluorescence scan, or its focal planes: one alone would show no slide.
 */
function checkStack(base: TiffDirectory, directories: readonly TiffDirectory[]): void {
  const pages = directories.filter(
    ({ samplesPerPixel, reducedResolution, widthPx, heightPx }) =>
      samplesPerPixel === 1 && !reducedResolution && widthPx === base.widthPx && heightPx === base.heightPx,
  );
  if (base.samplesPerPixel > 1 || pages.length <= 1) return;
  throw unsupported(`it has ${pages.length} grey images of one size: channels or a stack, not a stained slide in RGB`);
}

function isLevelOf(base: TiffDirectory, candidate: TiffDirectory): boolean {
  const marked = candidate.reducedResolution || base.subDirectories.includes(candidate);
  const alike = candidate.samplesPerPixel === base.samplesPerPixel && candidate.tiling.tiled === base.tiling.tiled;
  return hasShapeOf(base, candidate) && alike && (marked || base.tiling.tiled);
}
