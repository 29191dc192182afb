import type { StainStatistics } from './stain-statistics.js';

/**
 * The one in the middle: of which the distances to all others sum to the least, the first of several. A real stain, so
 * that it cannot be one that no slide has, as a mean could. Undefined of none. All are of one method.
 */
export function typicalStain(all: readonly StainStatistics[]): StainStatistics | undefined {
  const places = all.map(placeOf);
  const sums = places.map((place) => places.reduce((sum, other) => sum + distance(place, other), 0));
  return all[sums.indexOf(Math.min(...sums))];
}

/** Directions and amounts on like scales: amounts by their ratio. */
function placeOf(stain: StainStatistics): readonly number[] {
  if ('means' in stain) return [...stain.means, ...stain.deviations];
  const { haematoxylin, eosin, maxHaematoxylin, maxEosin } = stain;
  return [...haematoxylin, ...eosin, Math.log(maxHaematoxylin), Math.log(maxEosin)];
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, axis) => value - b[axis]!));
}
