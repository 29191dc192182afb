import type { SlideCategory } from '../staging/slide-category.js';
import { componentShapes } from './component-shapes.js';
import { labelComponents } from './label-components.js';
import type { MaskWindow } from './mask-window.js';
import { TUMOUR_PROBABILITY, type PatchGrid } from './patch-grid.js';

/** CAMELYON17's limits: above 0.2 mm a micro-, above 2 mm a macrometastasis. */
const MICRO_UM = 200;
const MACRO_UM = 2_000;
/** Variance of a place within its own cell, in cells. */
const CELL_VARIANCE = 1 / 12;

/**
 * The largest metastasis among patches above a probability of 0.5: patches that touch are one, and its length is the
 * major axis of the ellipse with its moments. As coarse as the patches: one of 93 µm alone counts as isolated tumour
 * cells, two beside each other as a micrometastasis.
 */
export function measureMetastasis(grid: PatchGrid): SlideCategory {
  const mask = maskOf(grid);
  const shapes = componentShapes(labelComponents(mask));
  if (shapes.length === 0) return 'negative';
  const cellUm = Math.sqrt(grid.cellUmX * grid.cellUmY);
  const longestPx = Math.max(...shapes.map(({ majorAxisPx }) => Math.sqrt(majorAxisPx ** 2 + 16 * CELL_VARIANCE)));
  const lengthUm = longestPx * cellUm;
  if (lengthUm > MACRO_UM) return 'macro';
  return lengthUm > MICRO_UM ? 'micro' : 'itc';
}

function maskOf({ columns, rows, probabilities }: PatchGrid): MaskWindow {
  const tumour = Array.from({ length: probabilities.length }, (_, patch) => patch).filter(
    (patch) => probabilities[patch]! > TUMOUR_PROBABILITY,
  );
  if (tumour.length === 0) return { leftPx: 0, topPx: 0, widthPx: 0, heightPx: 0, data: new Uint8Array(0) };
  const range = (values: ArrayLike<number>): readonly [number, number] =>
    tumour.reduce(
      ([least, most], patch) => [Math.min(least, values[patch]!), Math.max(most, values[patch]!)],
      [Infinity, 0],
    );
  const [left, right] = range(columns);
  const [top, bottom] = range(rows);
  const [widthPx, heightPx] = [right - left + 1, bottom - top + 1];
  const data = new Uint8Array(widthPx * heightPx);
  for (const patch of tumour) data[(rows[patch]! - top) * widthPx + columns[patch]! - left] = 1;
  return { leftPx: left, topPx: top, widthPx, heightPx, data };
}
