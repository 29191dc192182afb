import type { AnnotatedRegion, Ring, SlideAnnotations } from './annotated-region.js';
import { countCrossings } from './count-crossings.js';
import { truthInvalid } from './truth-invalid.js';

/** A hand may slip past the edge of the scan; further out the points are of another slide or scale. Share of a side. */
const TOLERATED_OUTSIDE = 0.01;

/**
 * Outlines drawn by hand cross themselves: 204 of the 3,610 in CAMELYON16, beyond eight times at no more than 6 % of
 * their points. Points in a wrong order cross at nearly every edge.
 */
const MAX_CROSSING_SHARE = 0.1;
const ALWAYS_TOLERATED_CROSSINGS = 8;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Notes on outlines that leave the slide a little or cross themselves, which are used all the same.
 * Throws TRAINING_DATA_INVALID for those that lie outside or whose points stand in a wrong order.
 */
export function checkAnnotations({ regions, notes }: SlideAnnotations, slide: Size): readonly string[] {
  return [...notes, ...regions.flatMap((region) => checkRegion(region, slide))];
}

function checkRegion({ name, outer, holes }: AnnotatedRegion, slide: Size): readonly string[] {
  const outside = checkBounds(outer, name, slide);
  const crossings = [outer, ...holes].map((ring) => checkCrossings(ring, name)).reduce((sum, count) => sum + count, 0);
  return [
    ...(outside ? [`${name} leaves the slide a little: cut at its edge`] : []),
    ...(crossings > 0 ? [`${name} crosses itself ${crossings} times: all that it winds around counts`] : []),
  ];
}

function checkBounds(ring: Ring, name: string, { widthPx, heightPx }: Size): boolean {
  const [left, right] = rangeOf(ring, 0);
  const [top, bottom] = rangeOf(ring, 1);
  const far = Math.max(-left / widthPx, (right - widthPx) / widthPx, -top / heightPx, (bottom - heightPx) / heightPx);
  if (far <= TOLERATED_OUTSIDE) return far > 0;
  throw truthInvalid(
    `${name} lies out of bounds: X ${left}…${right}, Y ${top}…${bottom} on a slide of ${widthPx}×${heightPx} px`,
  );
}

function checkCrossings(ring: Ring, name: string): number {
  const points = ring.length / 2;
  const limit = Math.max(ALWAYS_TOLERATED_CROSSINGS, Math.floor(points * MAX_CROSSING_SHARE));
  const crossings = countCrossings(ring, limit);
  if (crossings <= limit) return crossings;
  throw truthInvalid(
    `${name} crosses itself more than ${limit} times with ${points} points: they seem to stand in a wrong order`,
  );
}

function rangeOf(ring: Ring, axis: 0 | 1): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let at = axis; at < ring.length; at += 2) {
    low = Math.min(low, ring[at]!);
    high = Math.max(high, ring[at]!);
  }
  return [low, high];
}
