import type { EncodedImage } from '../../domain/image.js';
import type { Slide } from '../../domain/slides/slide.js';

/** The picture with the physical size of its pixels, where the slide has one. It shows this much of level 0. */
export function withSpacing(
  image: EncodedImage,
  { spacing }: Slide,
  level0: { readonly widthPx: number; readonly heightPx: number },
): EncodedImage {
  if (spacing === undefined) return image;
  const mppX = (spacing.mppX * level0.widthPx) / image.widthPx;
  const mppY = (spacing.mppY * level0.heightPx) / image.heightPx;
  return { ...image, spacing: { mppX, mppY } };
}
