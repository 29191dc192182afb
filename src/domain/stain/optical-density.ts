/** Natural-log optical densities of the values 0…255; `transmission` gives the share of light of a value, above 0. */
export function densityTable(transmission: (value: number) => number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, value) => -Math.log(transmission(value)));
}

/**
 * Light that passes clear glass, as Macenko's authors and torchstain take it: scanners render glass at 230 to 245.
 * Brighter values have a density just below 0 and come out as bright as they were.
 */
export const GLASS_LIGHT = 240;

/** Densities for stain statistics: one step is added so that black stays finite, as the references do. */
export const STAIN_DENSITIES = densityTable((value) => (value + 1) / GLASS_LIGHT);

/** Below this in any channel a pixel holds too little stain to tell its hue (beta of Macenko et al. 2009). */
const MIN_STAIN_DENSITY = 0.15;

/** The largest value with at least MIN_STAIN_DENSITY: comparing bytes is faster than looking densities up. */
export const MAX_STAINED_VALUE = STAIN_DENSITIES.findLastIndex((density) => density >= MIN_STAIN_DENSITY);
