import { AppError } from '../domain/errors/app-error.js';
import type { RgbImage } from '../domain/image.js';
import { findIccProblem } from './find-icc-problem.js';
import { oneStripTiff } from './one-strip-tiff.js';
import { sharp } from './sharp.js';

const UNCOMPRESSED = 1;
const NO_PREDICTOR = 1;

/**
 * The colours in sRGB, by the profile of the device they come from: Little CMS in libvips, perceptual intent, off the
 * event loop. Throws SLIDE_CORRUPT for a profile that cannot be used, which libvips would pass over in silence.
 */
export async function applyIccProfile(image: RgbImage, iccProfile: Uint8Array): Promise<RgbImage> {
  const problem = findIccProblem(iccProfile);
  if (problem !== undefined) throw new AppError('SLIDE_CORRUPT', `The slide's ICC profile cannot be used: ${problem}.`);
  const { data, widthPx, heightPx } = image;
  const layout = { widthPx, heightPx, samples: 3, compression: UNCOMPRESSED, predictor: NO_PREDICTOR, iccProfile };
  const converted = await sharp(oneStripTiff(data, layout), { limitInputPixels: false })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (converted.info.channels !== 3) {
    throw new AppError('INTERNAL', `Colour conversion gave ${converted.info.channels} channels for three.`);
  }
  return { data: converted.data, widthPx, heightPx };
}
