import type { EncodedImage } from '../domain/image.js';
import { encodeImage } from '../image/encode-image.js';
import { renderHeatmap } from '../image/render-heatmap.js';
import type { HeatmapWork } from '../ports/compute-host.js';
import type { SlideReader } from '../ports/slide-reader.js';
import { readThumbnail } from './read-thumbnail.js';

/** The heat map of an open slide over its own thumbnail. */
export async function renderSlideHeatmap(
  reader: SlideReader,
  work: Omit<HeatmapWork, 'files'>,
  signal?: AbortSignal,
): Promise<EncodedImage> {
  const thumbnail = await readThumbnail(reader, work.maxSidePx, signal);
  const perLevel0X = thumbnail.widthPx / reader.facts.widthPx;
  const perLevel0Y = thumbnail.heightPx / reader.facts.heightPx;
  const { columns, rows, probabilities, spacing, title, bare } = work;
  const image = await renderHeatmap({
    thumbnail,
    cells: {
      columns,
      rows,
      probabilities,
      cellWidthPx: work.cellLevel0X * perLevel0X,
      cellHeightPx: work.cellLevel0Y * perLevel0Y,
    },
    ...(spacing === undefined ? {} : { spacing: { mppX: spacing.mppX / perLevel0X, mppY: spacing.mppY / perLevel0Y } }),
    title,
    bare,
  });
  return encodeImage(image, work.encoding);
}
