export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** More than the pixels of a plot's side. */
const MOST_POINTS = 1000;
/** Rounding moves a point by less. */
const STRAIGHT = 1e-12;

/** The same line with fewer points: those on the way between their neighbours go, then so many that 1,000 stay. */
export function thinCurve(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const corners = points.filter((point, index) => !liesBetween(points[index - 1], point, points[index + 1]));
  const step = Math.ceil(corners.length / MOST_POINTS);
  return corners.filter((_, index) => index % step === 0 || index === corners.length - 1);
}

function liesBetween(before: CurvePoint | undefined, { x, y }: CurvePoint, after: CurvePoint | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return Math.abs((x - before.x) * (after.y - before.y) - (y - before.y) * (after.x - before.x)) < STRAIGHT;
}
