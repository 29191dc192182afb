import type { EncodedImage } from '../../domain/image.js';
import { encodeImage } from '../../image/encode-image.js';
import { renderHeatmap, type Heatmap } from '../../image/render-heatmap.js';
import type { HeatmapWork } from '../../ports/compute-host.js';
import type { SlideReader } from '../../ports/slide-reader.js';
import type { ReadThumbnail } from './adapters.js';

/** The scored cells over the slide's thumbnail, whose longer side is `work.maxSidePx`; title and legend come on top. */
export async function drawHeatmap(
  reader: SlideReader,
  work: HeatmapWork,
  readThumbnail: ReadThumbnail,
  signal: AbortSignal,
): Promise<EncodedImage> {
  const thumbnail = await readThumbnail(reader, work.maxSidePx, signal);
  const scaleX = thumbnail.widthPx / reader.facts.widthPx;
  const scaleY = thumbnail.heightPx / reader.facts.heightPx;
  const { columns, rows, probabilities, title, bare, spacing, threshold } = work;
  const heatmap: Heatmap = {
    thumbnail,
    cells: {
      columns,
      rows,
      probabilities,
      cellWidthPx: work.cellLevel0X * scaleX,
      cellHeightPx: work.cellLevel0Y * scaleY,
    },
    ...(spacing === undefined ? {} : { spacing: { mppX: spacing.mppX / scaleX, mppY: spacing.mppY / scaleY } }),
    ...(threshold === undefined ? {} : { threshold }),
    title,
    bare,
  };
  return encodeImage(await renderHeatmap(heatmap), work.encoding);
}
