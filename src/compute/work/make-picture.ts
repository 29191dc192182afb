import { AppError } from '../../domain/errors/app-error.js';
import type { EncodedImage, PictureFormat, RgbImage } from '../../domain/image.js';
import { applyIccProfile } from '../../image/apply-icc-profile.js';
import { encodeImage } from '../../image/encode-image.js';
import type { SlideReader } from '../../ports/slide-reader.js';

/**
 * The pixels of a slide, or of a picture beside its levels, as a picture to send. Throws ICC_PROFILE_MISSING, and
 * SLIDE_CORRUPT for a broken profile.
 */
export async function makePicture(
  reader: Pick<SlideReader, 'readIccProfile'>,
  image: RgbImage,
  { encoding, applyIcc = false }: PictureFormat,
): Promise<EncodedImage> {
  if (!applyIcc) return encodeImage(image, encoding);
  const profile = await reader.readIccProfile?.();
  if (profile === undefined) {
    throw new AppError('ICC_PROFILE_MISSING', 'There is no ICC profile; ask without apply_icc for its own colours.');
  }
  return encodeImage(await applyIccProfile(image, profile), encoding);
}
