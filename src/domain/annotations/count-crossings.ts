import type { Ring } from './annotated-region.js';

/** Comparisons of two edges after which the search ends: half a second, and far beyond any outline drawn by hand. */
const MAX_COMPARISONS = 20_000_000;

/**
 * Pairs of edges of the ring that cross; touching is no crossing. Stops counting above `limit`.
 * Edges are swept from left to right, so that only those that overlap in x are compared.
 */
export function countCrossings(ring: Ring, limit: number): number {
  const count = ring.length / 2;
  const byLeft = Array.from({ length: count }, (_, edge) => edge).sort((a, b) => leftOf(ring, a) - leftOf(ring, b));
  let open: number[] = [];
  let crossings = 0;
  let comparisons = 0;
  for (const edge of byLeft) {
    const start = leftOf(ring, edge);
    open = open.filter((other) => rightOf(ring, other) >= start);
    comparisons += open.length;
    if (comparisons > MAX_COMPARISONS) return crossings;
    for (const other of open) if (cross(ring, edge, other)) crossings += 1;
    if (crossings > limit) return crossings;
    open.push(edge);
  }
  return crossings;
}

function leftOf(ring: Ring, edge: number): number {
  return Math.min(x(ring, edge), x(ring, edge + 1));
}

function rightOf(ring: Ring, edge: number): number {
  return Math.max(x(ring, edge), x(ring, edge + 1));
}

function x(ring: Ring, point: number): number {
  return ring[(point * 2) % ring.length]!;
}

function y(ring: Ring, point: number): number {
  return ring[(point * 2 + 1) % ring.length]!;
}

function cross(ring: Ring, a: number, b: number): boolean {
  const points = ring.length / 2;
  const neighbours = a === b || (a + 1) % points === b || (b + 1) % points === a;
  if (neighbours) return false;
  return side(ring, a, b) * side(ring, a, b + 1) < 0 && side(ring, b, a) * side(ring, b, a + 1) < 0;
}

/** On which side of the line through `edge` the point lies; 0 on it. */
function side(ring: Ring, edge: number, point: number): number {
  const fromX = x(ring, edge);
  const fromY = y(ring, edge);
  return Math.sign(
    (x(ring, edge + 1) - fromX) * (y(ring, point) - fromY) - (y(ring, edge + 1) - fromY) * (x(ring, point) - fromX),
  );
}
