import { aperioAssociated } from '../associated/associated-source.js';
import { hasShapeOf } from '../../level-of.js';
import { pyramid } from '../levels.js';
import { plausibleSpacing } from '../../plausible-spacing.js';
import { parseDecimal, resolutionSpacing } from '../spacing.js';
import { firstOf, type TiffFlavour } from './flavour.js';

/**
 * Aperio SVS: the first image is the slide; further tiled images of its shape are its levels. Thumbnail, label
 * and macro are in strips. Facts stand in the first description: `… |AppMag = 20|MPP = 0.4990|…`.
 */
export const aperio: TiffFlavour = {
  name: 'aperio-svs',
  aperioColours: true,
  fillsGaps: true,
  matches: (directories) => firstOf(directories).description.startsWith('Aperio'),
  describe: (directories) => {
    const base = firstOf(directories);
    const properties = readProperties(base.description);
    const mpp = parseDecimal(properties.get('MPP'));
    return {
      levels: pyramid(
        base,
        directories.filter((candidate) => candidate.tiling.tiled && hasShapeOf(base, candidate)),
      ),
      spacing: plausibleSpacing(mpp, mpp) ?? resolutionSpacing(base),
      objectivePower: parseDecimal(properties.get('AppMag')) || 0,
      associated: aperioAssociated(directories),
    };
  },
};

/** Scanners write some fifty; millions of empty ones would take hundreds of MiB. */
const MAX_PROPERTIES = 1000;

function readProperties(description: string): ReadonlyMap<string, string> {
  const pairs = description
    .split('|', MAX_PROPERTIES + 1)
    .slice(1)
    .map((pair) => pair.split('='));
  return new Map(pairs.map(([key = '', ...value]) => [key.trim(), value.join('=').trim()]));
}
