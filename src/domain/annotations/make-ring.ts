import type { Ring } from './annotated-region.js';
import { truthInvalid } from './truth-invalid.js';

/** The most detailed outline of CAMELYON16 has some 60,000 points; this bounds a hostile file, not a pathologist. */
const MAX_RING_POINTS = 2_000_000;

/**
 * A ring of the points as drawn: repeats of a point, the closing one included, are left out.
 * Undefined when fewer than three remain: no area. Throws TRAINING_DATA_INVALID for what is no point.
 */
export function makeRing(points: readonly unknown[], where: string): Ring | undefined {
  if (points.length > MAX_RING_POINTS) {
    throw truthInvalid(`${where} has ${points.length} points, more than ${MAX_RING_POINTS}`);
  }
  const values: number[] = [];
  points.forEach((point, index) => {
    const [x, y] = readPoint(point, `${where}, point ${index + 1}`);
    if (values.length === 0 || x !== values.at(-2) || y !== values.at(-1)) values.push(x, y);
  });
  while (values.length > 2 && values[0] === values.at(-2) && values[1] === values.at(-1)) values.length -= 2;
  return values.length < 6 ? undefined : Float64Array.from(values);
}

function readPoint(point: unknown, where: string): readonly [number, number] {
  if (Array.isArray(point) && point.length >= 2) {
    const [x, y] = point as readonly unknown[];
    if (typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)) return [x, y];
  }
  throw truthInvalid(`${where} is no pair of numbers`);
}
