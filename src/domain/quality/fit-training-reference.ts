import { AppError } from '../errors/app-error.js';
import { percentileOf } from '../metrics/percentile-of.js';
import { mahalanobis, type TrainingReference } from './training-distance.js';

/** Of the training patches' distances: what lies beyond is as rare in training as one patch in twenty. */
const LIMIT_PERCENTILE = 95;

/**
 * Mean, inverse covariance and limit of the features of training patches; throws INVALID_FIELD when they do not vary.
 */
export function fitTrainingReference(patches: readonly ArrayLike<number>[]): TrainingReference {
  const size = patches[0]?.length ?? 0;
  const axes = Array.from({ length: size }, (_, axis) => axis);
  const mean = (value: (patch: ArrayLike<number>) => number): number =>
    patches.reduce((sum, patch) => sum + value(patch), 0) / patches.length;
  const means = axes.map((axis) => mean((patch) => patch[axis]!));
  const offset = (patch: ArrayLike<number>, axis: number): number => patch[axis]! - means[axis]!;
  const covariance = axes.map((row) =>
    axes.map((column) => mean((patch) => offset(patch, row) * offset(patch, column))),
  );
  const precision = inverted(covariance).flat();
  const distances = Float64Array.from(patches, (patch) => mahalanobis(patch, { means, precision, limit: 0 })).sort();
  return { means, precision, limit: percentileOf(distances, LIMIT_PERCENTILE) };
}

/** Gauss–Jordan without pivoting: covariances are positive definite. */
function inverted(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))]);
  rows.forEach((row, pivot) => {
    const scale = row[pivot] ?? 0;
    if (!(scale > 1e-12)) throw new AppError('INVALID_FIELD', 'the patches are too few or too much alike');
    row.forEach((value, column) => (row[column] = value / scale));
    rows.forEach((other, index) => {
      const factor = other[pivot] ?? 0;
      if (index !== pivot) other.forEach((value, column) => (other[column] = value - factor * row[column]!));
    });
  });
  return rows.map((row) => row.slice(size));
}
