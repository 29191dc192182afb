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
  for (let index = 0; index < labels.length; index += 1) {
    const label = labels[index]!;
    if (label !== 0) addPixel(sums, (label - 1) * SUMS, index % widthPx, Math.floor(index / widthPx));
  }
  return Array.from({ length: count }, (_, index) => {
    const moments = sums.subarray(index * SUMS, (index + 1) * SUMS);
    return { label: index + 1, areaPx: moments[0]!, majorAxisPx: majorAxis(moments) };
  });
}

function addPixel(sums: Float64Array, first: number, x: number, y: number): void {
  sums[first]! += 1;
  sums[first + 1]! += x;
  sums[first + 2]! += y;
  sums[first + 3]! += x * x;
  sums[first + 4]! += y * y;
  sums[first + 5]! += x * y;
}

function majorAxis(sums: Float64Array): number {
  const [n, x, y, xx, yy, xy] = [sums[0]!, sums[1]!, sums[2]!, sums[3]!, sums[4]!, sums[5]!];
  const [varianceX, varianceY] = [xx / n - (x / n) ** 2, yy / n - (y / n) ** 2];
  const covariance = xy / n - (x / n) * (y / n);
  const spread = Math.hypot((varianceX - varianceY) / 2, covariance);
  // Rounding may leave a single pixel a variance just below 0.
  return 4 * Math.sqrt(Math.max(0, (varianceX + varianceY) / 2 + spread));
}
