import type { RgbImage } from '../domain/image.js';
import type { SlideReader } from '../ports/slide-reader.js';
import { readScaledRegion } from './read-scaled-region.js';

type Size = Pick<RgbImage, 'widthPx' | 'heightPx'>;

/** The whole slide with its longer side at most `maxSidePx`; never larger than level 0. */
export function readThumbnail(reader: SlideReader, maxSidePx: number, signal?: AbortSignal): Promise<RgbImage> {
  const { widthPx, heightPx } = reader.facts;
  const size = thumbnailSize(reader.facts, maxSidePx);
  const rectangle = { level0X: 0, level0Y: 0, level0WidthPx: widthPx, level0HeightPx: heightPx };
  return readScaledRegion(reader, rectangle, size.widthPx, size.heightPx, signal);
}

export function thumbnailSize({ widthPx, heightPx }: Size, maxSidePx: number): Size {
  const scale = Math.min(1, maxSidePx / Math.max(widthPx, heightPx));
  const side = (level0Px: number): number => Math.max(1, Math.round(level0Px * scale));
  return { widthPx: side(widthPx), heightPx: side(heightPx) };
}
