import type { Colour } from '../draw.js';

/**
 * Viridis (Smith and van der Walt, matplotlib, CC0) at nine equal steps: even to the eye, clear to the colour-blind,
 * and right in grey print.
 */
const STEPS: readonly Colour[] = [
  [68, 1, 84],
  [71, 45, 123],
  [59, 82, 139],
  [44, 114, 142],
  [33, 145, 140],
  [40, 174, 128],
  [94, 201, 98],
  [173, 220, 48],
  [253, 231, 37],
];

/** The colour of a probability; what is outside 0 to 1 takes the nearer end. */
export function colourOf(probability: number): Colour {
  const position = Math.min(1, Math.max(0, probability)) * (STEPS.length - 1);
  const below = Math.min(STEPS.length - 2, Math.floor(position));
  const share = position - below;
  const [from, to] = [STEPS[below]!, STEPS[below + 1]!];
  const mix = (a: number, b: number): number => Math.round(a + (b - a) * share);
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}
