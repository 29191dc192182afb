import { percentileOf } from '../metrics/percentile-of.js';
import { percent } from '../text/percent.js';
import { MAX_SHARE_BEYOND } from './quality-limits.js';
import type { TrainingDistance } from './slide-quality.js';

/** Stain features of training patches, as a normal distribution with its 95th percentile. */
export interface TrainingReference {
  readonly means: readonly number[];
  /** Inverse of the covariance, row by row. */
  readonly precision: readonly number[];
  /** 95th percentile of the training patches' own Mahalanobis distances. */
  readonly limit: number;
}

/** Mahalanobis distance of one patch's features. */
export function mahalanobis(features: ArrayLike<number>, { means, precision }: TrainingReference): number {
  let sum = 0;
  for (let row = 0; row < means.length; row += 1) {
    const offset = features[row]! - means[row]!;
    for (let column = 0; column < means.length; column += 1) {
      sum += offset * precision[row * means.length + column]! * (features[column]! - means[column]!);
    }
  }
  return Math.sqrt(Math.max(0, sum));
}

/** Undefined without patches. */
export function trainingDistance(
  patches: readonly ArrayLike<number>[],
  reference: TrainingReference,
): TrainingDistance | undefined {
  if (patches.length === 0) return undefined;
  const distances = Float64Array.from(patches, (features) => mahalanobis(features, reference)).sort();
  const beyond = distances.filter((distance) => distance > reference.limit).length;
  return {
    patches: patches.length,
    medianDistance: percentileOf(distances, 50),
    limit: reference.limit,
    shareBeyond: beyond / patches.length,
  };
}

/** `whose` follows "the training patches". */
export function unlikeWarning({ shareBeyond }: TrainingDistance, whose = ''): string {
  return `unlike the training patches${whose}: ${percent(shareBeyond)} of the tissue lies where fewer than 5 % of them lie in stain and brightness`;
}

/** Whether most of the slide lies where hardly any of the training lies. */
export function isOutOfDistribution({ shareBeyond }: TrainingDistance): boolean {
  return shareBeyond > MAX_SHARE_BEYOND;
}
