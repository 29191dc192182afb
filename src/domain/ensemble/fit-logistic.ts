/** probability = 1 / (1 + exp(−(slope · x + intercept))). */
export interface Logistic {
  readonly slope: number;
  readonly intercept: number;
  /** Cross-entropy in nats, summed over the samples. */
  readonly loss: number;
}

const MAX_STEPS = 100;
const CONVERGED_GRADIENT = 1e-9;
/** Keeps Newton's matrix invertible when all x are equal. */
const RIDGE = 1e-9;

/**
 * Fits a logistic to scores by Newton's method with halved steps (Lin, Lin, Weng 2007), on Platt's targets
 * (N₊+1)/(N₊+2) and 1/(N₋+2), which keep the slope finite when the classes separate. Deterministic.
 */
export function fitLogistic(x: readonly number[], positive: readonly boolean[]): Logistic {
  const targets = plattTargets(positive);
  let point: Point = {
    slope: 0,
    intercept: logitOf(targets.reduce((sum, target) => sum + target, 0) / targets.length),
  };
  let loss = lossAt(point, x, targets);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const slopes = derivatives(point, x, targets);
    if (Math.hypot(slopes.slope, slopes.intercept) < CONVERGED_GRADIENT * x.length) break;
    const next = descend(point, newtonDirection(slopes), loss, x, targets);
    if (next === undefined) break;
    ({ point, loss } = next);
  }
  return { ...point, loss };
}

interface Point {
  readonly slope: number;
  readonly intercept: number;
}

interface Derivatives extends Point {
  readonly slopeSlope: number;
  readonly slopeIntercept: number;
  readonly interceptIntercept: number;
}

function plattTargets(positive: readonly boolean[]): readonly number[] {
  const positives = positive.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (positive.length - positives + 2);
  return positive.map((isPositive) => (isPositive ? high : low));
}

function derivatives(point: Point, x: readonly number[], targets: readonly number[]): Derivatives {
  const sums = { slope: 0, intercept: 0, slopeSlope: RIDGE, slopeIntercept: 0, interceptIntercept: RIDGE };
  x.forEach((value, index) => {
    const p = 1 / (1 + Math.exp(-(point.slope * value + point.intercept)));
    const error = p - (targets[index] ?? 0);
    const curvature = p * (1 - p);
    sums.slope += error * value;
    sums.intercept += error;
    sums.slopeSlope += curvature * value * value;
    sums.slopeIntercept += curvature * value;
    sums.interceptIntercept += curvature;
  });
  return sums;
}

function newtonDirection(at: Derivatives): Point {
  const determinant = at.slopeSlope * at.interceptIntercept - at.slopeIntercept ** 2;
  return {
    slope: -(at.interceptIntercept * at.slope - at.slopeIntercept * at.intercept) / determinant,
    intercept: -(at.slopeSlope * at.intercept - at.slopeIntercept * at.slope) / determinant,
  };
}

function descend(
  from: Point,
  direction: Point,
  loss: number,
  x: readonly number[],
  targets: readonly number[],
): { readonly point: Point; readonly loss: number } | undefined {
  for (let length = 1; length > 1e-10; length /= 2) {
    const point = {
      slope: from.slope + length * direction.slope,
      intercept: from.intercept + length * direction.intercept,
    };
    const next = lossAt(point, x, targets);
    if (next < loss) return { point, loss: next };
  }
  return undefined;
}

function lossAt(point: Point, x: readonly number[], targets: readonly number[]): number {
  return x.reduce((sum, value, index) => {
    const score = point.slope * value + point.intercept;
    // −t·log p − (1−t)·log(1−p), without overflow at either end.
    return sum + Math.max(score, 0) - score * (targets[index] ?? 0) + Math.log1p(Math.exp(-Math.abs(score)));
  }, 0);
}

function logitOf(share: number): number {
  return Math.log(share / (1 - share));
}
