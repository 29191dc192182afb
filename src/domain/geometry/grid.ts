// Where patches lie on a slide: a grid in level-0 pixels, laid at the model's scale.
import { AppError } from '../errors/app-error.js';
import type { Spacing } from '../image.js';
import type { Level0Rectangle } from './level0-rectangle.js';
import { MAX_ENLARGEMENT } from './max-enlargement.js';

/** Non-overlapping cells from the slide's top left corner; a cell is one patch and may have a fractional side. */
export interface PatchGrid {
  readonly columns: number;
  readonly rows: number;
  /** Width of a cell in level-0 pixels. */
  readonly cellLevel0X: number;
  /** Height of a cell in level-0 pixels. */
  readonly cellLevel0Y: number;
}

export interface GridRequest {
  readonly slideWidthPx: number;
  readonly slideHeightPx: number;
  readonly slideSpacing: Spacing;
  readonly patchSizePx: number;
  readonly patchSpacing: Spacing;
}

/**
 * Most cells of one grid. The largest scanners give about 400,000 pixels a side at 0.25 µm: 17 million cells
 * of 96 px; more points to a wrong pixel size. At one byte a cell the tissue map then takes at most 32 MiB.
 */
export const MAX_GRID_CELLS = 32 * 1024 * 1024;

/**
 * Lays the grid. A last column or row that the slide fills by half or more is kept (its missing part reads as
 * white glass), one filled by less is dropped: at most half a cell of tissue is lost at the right and the bottom.
 * A slide under half a cell has no cells. Throws SLIDE_UNSUPPORTED above MAX_GRID_CELLS, and for a slide so coarse that
 * its pixels would be enlarged more than MAX_ENLARGEMENT times.
 */
export function layGrid(request: GridRequest): PatchGrid {
  const grid = measureGrid(request);
  const { columns, rows, cellLevel0X, cellLevel0Y } = grid;
  requireEnlargement(Math.min(cellLevel0X, cellLevel0Y) / request.patchSizePx);
  if (!(columns * rows <= MAX_GRID_CELLS)) {
    throw new AppError(
      'SLIDE_UNSUPPORTED',
      `The slide would have ${columns} × ${rows} patches, more than ${MAX_GRID_CELLS}: is its pixel size right?`,
      {
        metadata: { gridColumns: String(columns), gridRows: String(rows), maxCells: String(MAX_GRID_CELLS) },
      },
    );
  }
  return grid;
}

/** The grid as `layGrid` lays it, also where it is one that `layGrid` refuses. */
export function measureGrid(request: GridRequest): PatchGrid {
  const { patchSizePx, patchSpacing, slideSpacing } = request;
  const cellLevel0X = patchSizePx * level0PerPatchPixel(patchSpacing.mppX, slideSpacing.mppX);
  const cellLevel0Y = patchSizePx * level0PerPatchPixel(patchSpacing.mppY, slideSpacing.mppY);
  return {
    columns: Math.round(request.slideWidthPx / cellLevel0X),
    rows: Math.round(request.slideHeightPx / cellLevel0Y),
    cellLevel0X,
    cellLevel0Y,
  };
}

function requireEnlargement(level0PerPatchPixel: number): void {
  if (level0PerPatchPixel >= 1 / MAX_ENLARGEMENT) return;
  throw new AppError(
    'SLIDE_UNSUPPORTED',
    `The slide's pixels would be enlarged more than ${MAX_ENLARGEMENT} times: is its pixel size right?`,
    { metadata: { maxEnlargement: String(MAX_ENLARGEMENT) } },
  );
}

/**
 * Pixel sizes in files are rounded and measured to about a per mille: a ratio this near to a whole number is taken
 * for it. Then levels are copied instead of resampled, and a cell's side is a whole number of pixels.
 */
const WHOLE_RATIO_TOLERANCE = 5e-4;

function level0PerPatchPixel(patchMpp: number, slideMpp: number): number {
  const ratio = patchMpp / slideMpp;
  const whole = Math.round(ratio);
  return whole >= 1 && Math.abs(ratio / whole - 1) <= WHOLE_RATIO_TOLERANCE ? whole : ratio;
}

/** The level-0 rectangle of `columnCount` × `rowCount` cells from (column, row). */
export function cellsRectangle(
  grid: PatchGrid,
  column: number,
  row: number,
  columnCount = 1,
  rowCount = 1,
): Level0Rectangle {
  return {
    level0X: column * grid.cellLevel0X,
    level0Y: row * grid.cellLevel0Y,
    level0WidthPx: columnCount * grid.cellLevel0X,
    level0HeightPx: rowCount * grid.cellLevel0Y,
  };
}
