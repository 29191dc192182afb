/**
 * The chance that a random draw of `draws` patches from each stratum (all of a smaller one) holds none of
 * `lesionPatches` particular patches, wherever these lie: the largest over all ways in which they can lie.
 *
 * Of a stratum of m patches with k of the lesion, d draws without replacement miss with C(m − k, d) / C(m, d), which is
 * the product of (m − d − i) / (m − i) for i = 0 … k − 1. These factors fall with i, so that a lesion in one clump is
 * missed less often than a scattered one; the worst way to lie takes the largest factors, and they can be taken
 * greedily. Strata are drawn from independently of each other and of every score.
 *
 * `sizes` are the strata's patches. 0 when the draws leave fewer patches than the lesion has.
 */
export function missProbability(sizes: readonly number[], draws: number, lesionPatches: number): number {
  const factors = factorsOf(sizes, draws);
  let left = lesionPatches;
  let probability = 1;
  for (const [factor, count] of factors) {
    const taken = Math.min(left, count);
    probability *= factor ** taken;
    left -= taken;
    if (left === 0) return probability;
  }
  return 0;
}

/**
 * The fewest draws a stratum after which a lesion of so many patches has been met with probability `certainty` or more;
 * at the size of the largest stratum everything is drawn, and nothing can be missed.
 */
export function drawsFor(sizes: readonly number[], lesionPatches: number, certainty: number): number {
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  for (let draws = 1; draws < largest; draws += 1) {
    if (1 - missProbability(sizes, draws, lesionPatches) >= certainty) return draws;
  }
  return largest;
}

/** Each factor of the product above with how often it can be taken, the largest first. */
function factorsOf(sizes: readonly number[], draws: number): readonly (readonly [factor: number, count: number])[] {
  const strata = new Map<number, number>();
  for (const size of sizes) strata.set(size, (strata.get(size) ?? 0) + 1);
  const factors: (readonly [number, number])[] = [];
  for (const [size, count] of strata) {
    for (let patch = 0; patch < size - draws; patch += 1) {
      factors.push([(size - draws - patch) / (size - patch), count]);
    }
  }
  return factors.sort(([a], [b]) => b - a);
}
