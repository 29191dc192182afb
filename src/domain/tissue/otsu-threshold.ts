/** The best cut of a grey histogram into a dark and a bright class. */
export interface OtsuCut {
  /** Dark class: levels at or below this. */
  readonly threshold: number;
  readonly darkMean: number;
  readonly brightMean: number;
}

/**
 * Otsu's threshold (IEEE Trans. SMC 9(1), 1979): the cut with the largest between-class variance.
 * `histogram[level]` counts pixels, any number of levels. Where a range of cuts is equally good (an empty stretch
 * between the classes) the lowest is taken. Undefined when fewer than two levels are present.
 */
export function otsuThreshold(histogram: ArrayLike<number>): OtsuCut | undefined {
  const total = momentsUpTo(histogram, histogram.length - 1);
  let best: OtsuCut | undefined;
  let bestVariance = 0;
  let darkCount = 0;
  let darkSum = 0;
  for (let threshold = 0; threshold < histogram.length; threshold += 1) {
    darkCount += histogram[threshold] ?? 0;
    darkSum += threshold * (histogram[threshold] ?? 0);
    const brightCount = total.count - darkCount;
    if (darkCount === 0 || brightCount === 0) continue;
    const darkMean = darkSum / darkCount;
    const brightMean = (total.sum - darkSum) / brightCount;
    const variance = darkCount * brightCount * (brightMean - darkMean) ** 2;
    // Relative slack: equal cuts differ in their last bits only.
    if (variance <= bestVariance * (1 + 1e-12)) continue;
    bestVariance = variance;
    best = { threshold, darkMean, brightMean };
  }
  return best;
}

function momentsUpTo(histogram: ArrayLike<number>, last: number): { readonly count: number; readonly sum: number } {
  let count = 0;
  let sum = 0;
  for (let level = 0; level <= last; level += 1) {
    count += histogram[level] ?? 0;
    sum += level * (histogram[level] ?? 0);
  }
  return { count, sum };
}
