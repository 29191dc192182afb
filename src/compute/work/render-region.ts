import { AppError } from '../../domain/errors/app-error.js';
import type { EncodedImage } from '../../domain/image.js';
import type { ReadScaledRegion, SlideReader } from '../../ports/slide-reader.js';
import type { RegionArgs } from '../messages.js';
import { makePicture } from './make-picture.js';

/** A region at the asked size, white outside the slide. Throws REGION_OUT_OF_BOUNDS when none of it lies inside. */
export async function renderRegion(
  reader: SlideReader,
  { region, output }: RegionArgs,
  read: ReadScaledRegion,
  signal: AbortSignal,
): Promise<EncodedImage> {
  const { widthPx, heightPx } = reader.facts;
  const isInside =
    region.level0X < widthPx &&
    region.level0Y < heightPx &&
    region.level0X + region.level0WidthPx > 0 &&
    region.level0Y + region.level0HeightPx > 0;
  if (!isInside) {
    throw new AppError('REGION_OUT_OF_BOUNDS', `The region lies outside the slide of ${widthPx}×${heightPx} px.`, {
      metadata: { slideWidthPx: String(widthPx), slideHeightPx: String(heightPx) },
    });
  }
  return makePicture(reader, await read(reader, region, output.widthPx, output.heightPx, signal), output);
}
