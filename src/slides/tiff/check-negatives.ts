import { corrupt } from '../slide-error.js';
import { PHOTOMETRIC, type TiffDirectory } from './directory.js';

/**
 * Throws SLIDE_CORRUPT for colours of which zero is said to be white: only grey has that (TIFF 6.0, section 4). libtiff,
 * by which OpenSlide reads, shows the first of them as a negative: dark tissue as glass.
 */
export function checkNegatives(directories: readonly TiffDirectory[]): void {
  for (const { name, photometric, samplesPerPixel, subDirectories } of directories) {
    if (photometric === PHOTOMETRIC.whiteIsZero && samplesPerPixel >= 3) {
      throw corrupt(`${name} has ${samplesPerPixel} samples per pixel, but calls them grey of which zero is white`);
    }
    checkNegatives(subDirectories);
  }
}
