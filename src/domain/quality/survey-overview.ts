import type { RgbImage, Spacing } from '../image.js';
import { findTissue } from '../tissue/find-tissue.js';
import { greyOf } from '../tissue/grey.js';
import { indicesOf } from '../tissue/indices-of.js';
import { spreadEvenly } from '../tiling/spread-evenly.js';
import { findInkMarks, type InkPatch } from './find-ink-marks.js';
import { inkMap } from './ink-map.js';
import { MAX_FIELDS, OVERVIEW_MAX_SIDE_PX, OVERVIEW_MPP } from './quality-limits.js';
import { MAX_INK_MARKS, type InkMark } from './slide-quality.js';

/** What the picture of the whole slide shows. Shares are of what was scanned. */
export interface OverviewSurvey {
  readonly tissueShare: number;
  readonly inkShare: number;
  readonly inkMarks: readonly InkMark[];
  /** Centres of fields to look at closely, on tissue without ink, in level-0 pixels. */
  readonly fieldCentres: readonly { readonly level0X: number; readonly level0Y: number }[];
}

/** Longer side of the overview in pixels: at OVERVIEW_MPP, and no more than OVERVIEW_MAX_SIDE_PX. */
export function overviewSidePx(slide: SlideSize, spacing: Spacing | undefined): number {
  const level0Px = Math.max(slide.widthPx, slide.heightPx);
  const finest = spacing === undefined ? level0Px : (level0Px * Math.min(spacing.mppX, spacing.mppY)) / OVERVIEW_MPP;
  return Math.max(1, Math.min(OVERVIEW_MAX_SIDE_PX, Math.round(finest)));
}

interface SlideSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export function surveyOverview(picture: RgbImage, slide: SlideSize): OverviewSurvey {
  const ink = inkMap(picture);
  // Unscanned is what tissue detection drops as well, and ink is neither tissue nor glass.
  const grey = greyOf(picture);
  const scanned = grey.reduce((count, level) => count + (level > 0 ? 1 : 0), 0);
  // Pale tissue too: fields of the darkest tissue alone would make any slide look dark.
  const { mask } = findTissue(
    grey.map((level, pixel) => (ink[pixel] === 0 ? level : 0)),
    'otsu-twice',
  );
  const tissue = indicesOf(mask);
  const marks = findInkMarks(ink, picture.widthPx, picture.heightPx);
  const shareOf = (pixels: number): number => (scanned === 0 ? 0 : pixels / scanned);
  const scaleX = slide.widthPx / picture.widthPx;
  const scaleY = slide.heightPx / picture.heightPx;
  return {
    tissueShare: shareOf(tissue.length),
    inkShare: shareOf(marks.reduce((sum, { pixels }) => sum + pixels, 0)),
    inkMarks: marks.slice(0, MAX_INK_MARKS).map((mark) => level0Mark(mark, scaleX, scaleY, shareOf(mark.pixels))),
    fieldCentres: spreadEvenly(tissue, MAX_FIELDS).map((pixel) => ({
      level0X: ((pixel % picture.widthPx) + 0.5) * scaleX,
      level0Y: (Math.floor(pixel / picture.widthPx) + 0.5) * scaleY,
    })),
  };
}

function level0Mark({ colour, ...box }: InkPatch, scaleX: number, scaleY: number, share: number): InkMark {
  const [level0X, level0Y] = [Math.floor(box.left * scaleX), Math.floor(box.top * scaleY)];
  return {
    colour,
    level0X,
    level0Y,
    level0WidthPx: Math.ceil(box.right * scaleX) - level0X,
    level0HeightPx: Math.ceil(box.bottom * scaleY) - level0Y,
    share,
  };
}
