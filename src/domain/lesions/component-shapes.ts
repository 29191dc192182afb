import type { LabelledMask } from './label-components.js';

export interface ComponentShape {
  /** From 1. */
  readonly label: number;
  readonly areaPx: number;
  /**
   * Length of the major axis of the ellipse with the component's second moments: four times the square root of the
   * larger eigenvalue of the covariance of its pixels' centres. This is scikit-image's `axis_major_length`; MATLAB's
   * adds 1/12 to the variances for the pixels' own extent, which makes a length of 35 px longer by 0.02.
   */
  readonly majorAxisPx: number;
}

/** Sums over the pixels of a component: count, x, y, x², y², xy. */
const SUMS = 6;

export function componentShapes({ widthPx, labels, count }: LabelledMask): readonly ComponentShape[] {
  const sums = new Float64Array(count * SUMS);
  labels.forEach((label, index) => {
    if (label === 0) return;
    const x = index % widthPx;
    const y = (index - x) / widthPx;
    const first = (label - 1) * SUMS;
    [1, x, y, x * x, y * y, x * y].forEach((term, offset) => {
      sums[first + offset]! += term;
    });
  });
  return Array.from({ length: count }, (_, index) => {
    const moments = sums.subarray(index * SUMS, (index + 1) * SUMS);
    return { label: index + 1, areaPx: moments[0]!, majorAxisPx: majorAxis(moments) };
  });
}

function majorAxis(sums: Float64Array): number {
  const [n, x, y, xx, yy, xy] = [sums[0]!, sums[1]!, sums[2]!, sums[3]!, sums[4]!, sums[5]!];
  const [varianceX, varianceY] = [xx / n - (x / n) ** 2, yy / n - (y / n) ** 2];
  const covariance = xy / n - (x / n) * (y / n);
  const spread = Math.hypot((varianceX - varianceY) / 2, covariance);
  // Rounding may leave a single pixel a variance just below 0.
  return 4 * Math.sqrt(Math.max(0, (varianceX + varianceY) / 2 + spread));
}
