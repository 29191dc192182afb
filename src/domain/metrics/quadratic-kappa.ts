import { AppError } from '../errors/app-error.js';

export interface RatedPair {
  /** Class numbers from 0. */
  readonly truth: number;
  readonly predicted: number;
}

/**
 * Cohen's kappa with quadratic weights over `classes` ordered classes: 1 is agreement, 0 what chance would bring.
 * Where everything is of one class on both sides there is nothing to disagree on, and it is 1.
 * Throws INTERNAL without pairs or with a class outside of the range.
 */
export function quadraticKappa(pairs: readonly RatedPair[], classes: number): number {
  const isClass = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < classes;
  if (pairs.length === 0 || !pairs.every(({ truth, predicted }) => isClass(truth) && isClass(predicted))) {
    throw new AppError('INTERNAL', `kappa needs pairs of classes 0 to ${classes - 1}`);
  }
  const observed = pairs.reduce((sum, { truth, predicted }) => sum + (truth - predicted) ** 2, 0) / pairs.length;
  const truths = shares(
    pairs.map(({ truth }) => truth),
    classes,
  );
  const predictions = shares(
    pairs.map(({ predicted }) => predicted),
    classes,
  );
  const expected = truths.reduce(
    (sum, share, truth) =>
      sum + predictions.reduce((row, other, predicted) => row + share * other * (truth - predicted) ** 2, 0),
    0,
  );
  return expected === 0 ? 1 : 1 - observed / expected;
}

function shares(values: readonly number[], classes: number): readonly number[] {
  return Array.from(
    { length: classes },
    (_, index) => values.filter((value) => value === index).length / values.length,
  );
}
