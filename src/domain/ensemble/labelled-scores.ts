import { AppError } from '../errors/app-error.js';

/** Scores of slides or patches whose truth is known. */
export interface LabelledScores {
  /** One row a sample, one probability 0…1 a member. */
  readonly scores: readonly (readonly number[])[];
  readonly positive: readonly boolean[];
}

/** Throws ENSEMBLE_INVALID unless both classes are there and every row has `members` scores in 0…1. */
export function requireLabelledScores(name: string, samples: LabelledScores, members: number): void {
  const positives = samples.positive.filter(Boolean).length;
  if (positives === 0 || positives === samples.positive.length) {
    throw new AppError(
      'ENSEMBLE_INVALID',
      `${name} hold ${positives} positives of ${samples.positive.length}: both classes are needed`,
    );
  }
  const areScores = (row: readonly number[]): boolean =>
    row.length === members && row.every((score) => score >= 0 && score <= 1);
  if (samples.scores.length !== samples.positive.length || !samples.scores.every(areScores)) {
    throw new AppError(
      'ENSEMBLE_INVALID',
      `${name} have scores that are not one probability for each of ${members} members`,
    );
  }
}
