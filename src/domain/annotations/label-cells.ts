import type { PatchGrid } from '../geometry/grid.js';
import { IGNORED, TUMOUR, type TruthMask } from './truth-mask.js';

/** What of a grid's cells can be learned from; cell indices (row · columns + column), ascending. */
export interface LabelledCells {
  readonly tumour: Uint32Array;
  readonly normal: Uint32Array;
  /** Tissue with some tumour in its label area, but too little of it: learned as neither. */
  readonly mixedCount: number;
  /** Tissue that an annotation says to ignore. */
  readonly ignoredCount: number;
  /** Cells that would be tumour but hold no tissue. */
  readonly tumourOnGlassCount: number;
}

export interface LabelRule {
  /** Side of the label area as a share of the cell's, around its centre; above 0, at most 1. */
  readonly centreShare: number;
  /** Least share of the label area that must be tumour; 1 is the method's rule. Above 0, at most 1. */
  readonly minTumourShare: number;
}

/** `tissue` holds one byte a cell. Without a truth every cell with tissue is normal. */
export function labelCells(
  grid: PatchGrid,
  tissue: Uint8Array,
  truth: TruthMask | undefined,
  rule: LabelRule,
): LabelledCells {
  const tumour: number[] = [];
  const normal: number[] = [];
  const counts = { mixedCount: 0, ignoredCount: 0, tumourOnGlassCount: 0 };
  for (let cell = 0; cell < grid.columns * grid.rows; cell += 1) {
    const { tumourShare, ignoredShare } = truth === undefined ? ALL_NORMAL : sharesOf(grid, cell, truth, rule);
    const isTumour = tumourShare >= rule.minTumourShare;
    if (tissue[cell] === 0) counts.tumourOnGlassCount += Number(isTumour);
    else if (ignoredShare > 0) counts.ignoredCount += 1;
    else if (isTumour) tumour.push(cell);
    else if (tumourShare > 0) counts.mixedCount += 1;
    else normal.push(cell);
  }
  return { tumour: Uint32Array.from(tumour), normal: Uint32Array.from(normal), ...counts };
}

interface Shares {
  readonly tumourShare: number;
  readonly ignoredShare: number;
}

const ALL_NORMAL: Shares = { tumourShare: 0, ignoredShare: 0 };

/** Over the mask pixels whose centres lie in the label area; over the nearest one where the mask is coarser. */
function sharesOf(grid: PatchGrid, cell: number, truth: TruthMask, { centreShare }: LabelRule): Shares {
  const column = cell % grid.columns;
  const row = Math.floor(cell / grid.columns);
  const [left, right] = pixelRange((column + 0.5) * grid.cellLevel0X, grid.cellLevel0X * centreShare, {
    level0PerPixel: truth.level0PerPixelX,
    count: truth.widthPx,
  });
  const [top, bottom] = pixelRange((row + 0.5) * grid.cellLevel0Y, grid.cellLevel0Y * centreShare, {
    level0PerPixel: truth.level0PerPixelY,
    count: truth.heightPx,
  });
  let tumour = 0;
  let ignored = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * truth.widthPx + left; at < y * truth.widthPx + right; at += 1) {
      if (truth.data[at] === TUMOUR) tumour += 1;
      else if (truth.data[at] === IGNORED) ignored += 1;
    }
  }
  const pixels = (right - left) * (bottom - top);
  return { tumourShare: tumour / pixels, ignoredShare: ignored / pixels };
}

interface Axis {
  readonly level0PerPixel: number;
  readonly count: number;
}

/** First and one past the last pixel whose centre lies within `length` around `centre`; at least one. */
function pixelRange(centre: number, length: number, { level0PerPixel, count }: Axis): readonly [number, number] {
  // Slack: a cell's edge that falls on a pixel's centre but for rounding must not gain or lose a row.
  const first = Math.ceil((centre - length / 2) / level0PerPixel - 0.5 - 1e-6);
  const end = Math.ceil((centre + length / 2) / level0PerPixel - 0.5 - 1e-6);
  const nearest = Math.min(count - 1, Math.max(0, Math.floor(centre / level0PerPixel)));
  const low = Math.min(count - 1, Math.max(0, first));
  const high = Math.min(count, end);
  return high > low ? [low, high] : [nearest, nearest + 1];
}
