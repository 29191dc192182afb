import { AppError } from '../../domain/errors/app-error.js';
import type { EncodedImage } from '../../domain/image.js';
import { resize } from '../../image/resize.js';
import type { SlideReader } from '../../ports/slide-reader.js';
import type { AssociatedArgs } from '../messages.js';
import { makePicture } from './make-picture.js';

/** A picture beside the levels, made smaller where it is larger than asked for. Throws ASSOCIATED_IMAGE_NOT_FOUND. */
export async function renderAssociated(
  reader: SlideReader,
  { kind, maxSidePx, format }: AssociatedArgs,
  signal: AbortSignal,
): Promise<EncodedImage> {
  const found = await reader.readAssociatedImage?.(kind, signal);
  if (found === undefined) throw new AppError('ASSOCIATED_IMAGE_NOT_FOUND', `The slide holds no ${kind} image.`);
  const { image, iccProfile } = found;
  const scale = Math.min(1, maxSidePx / Math.max(image.widthPx, image.heightPx));
  const side = (px: number): number => Math.max(1, Math.round(px * scale));
  const shown = await resize(image, side(image.widthPx), side(image.heightPx));
  const profile = iccProfile === undefined ? {} : { readIccProfile: () => Promise.resolve(iccProfile) };
  return makePicture(profile, shown, format);
}
