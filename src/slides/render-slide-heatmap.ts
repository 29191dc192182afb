import type { EncodedImage, RgbImage } from '../domain/image.js';
import { encodeImage } from '../image/encode-image.js';
import { renderColourLayer } from '../image/heatmap/colour-layer.js';
import type { ScoredCells } from '../image/heatmap/probability-map.js';
import { renderHeatmap } from '../image/render-heatmap.js';
import type { HeatmapWork } from '../ports/compute-host.js';
import type { SlideReader } from '../ports/slide-reader.js';
import { readThumbnail, thumbnailSize } from './read-thumbnail.js';

type SlideHeatmap = Omit<HeatmapWork, 'files'>;
type Size = Pick<RgbImage, 'widthPx' | 'heightPx'>;

/** The heat map of an open slide over its own thumbnail, or as a layer of its own. */
export async function renderSlideHeatmap(
  reader: SlideReader,
  work: SlideHeatmap,
  signal?: AbortSignal,
): Promise<EncodedImage> {
  const { facts } = reader;
  const size = thumbnailSize(facts, work.maxSidePx);
  const cells = cellsOf(work, facts, size);
  if (work.layer === true) return renderColourLayer(cells, size.widthPx, size.heightPx);
  const thumbnail = await readThumbnail(reader, work.maxSidePx, signal);
  const { spacing, title, bare } = work;
  const perPixelX = facts.widthPx / size.widthPx;
  const perPixelY = facts.heightPx / size.heightPx;
  const image = await renderHeatmap({
    thumbnail,
    cells,
    ...(spacing === undefined ? {} : { spacing: { mppX: spacing.mppX * perPixelX, mppY: spacing.mppY * perPixelY } }),
    title,
    bare,
  });
  return encodeImage(image, work.encoding);
}

function cellsOf({ columns, rows, probabilities, ...cell }: SlideHeatmap, slide: Size, picture: Size): ScoredCells {
  return {
    columns,
    rows,
    probabilities,
    cellWidthPx: (cell.cellLevel0X * picture.widthPx) / slide.widthPx,
    cellHeightPx: (cell.cellLevel0Y * picture.heightPx) / slide.heightPx,
  };
}
