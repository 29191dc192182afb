/** A share of counted samples with its 95 % confidence interval. */
export interface ShareWithInterval {
  /** 0…1. */
  readonly value: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly count: number;
}

/** 97.5th percentile of the standard normal distribution. */
const Z_95 = 1.959964;

/** Wilson's score interval (1927): within 0…1, and no point where `value` is 0 or 1. `count` is at least 1. */
export function wilsonInterval(value: number, count: number): ShareWithInterval {
  const z2 = Z_95 ** 2;
  const centre = (value + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z_95 / (1 + z2 / count)) * Math.sqrt((value * (1 - value)) / count + z2 / (4 * count ** 2));
  return { value, ciLow: Math.max(0, centre - half), ciHigh: Math.min(1, centre + half), count };
}
