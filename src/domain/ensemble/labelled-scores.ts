import { AppError } from '../errors/app-error.js';

/** Scores of slides or patches whose truth is known. */
export interface LabelledScores {
  /** One row a sample, one probability 0…1 a member. */
  readonly scores: readonly (readonly number[])[];
  readonly positive: readonly boolean[];
}

/** Of each class. With fewer, normalisation and threshold are the accident of one slide. */
export const MIN_OF_A_CLASS = 3;

/** Throws ENSEMBLE_INVALID unless every row has `members` scores in 0…1; as `requireClasses` besides. */
export function requireLabelledScores(name: string, samples: LabelledScores, members: number, least: number): void {
  requireClasses(name, samples.positive, least);
  const areScores = (row: readonly number[]): boolean =>
    row.length === members && row.every((score) => score >= 0 && score <= 1);
  if (samples.scores.length !== samples.positive.length || !samples.scores.every(areScores)) {
    throw new AppError(
      'ENSEMBLE_INVALID',
      `${name} have scores that are not one probability for each of ${members} members`,
    );
  }
}

/** Throws ENSEMBLE_DATA_INVALID unless there are at least so many of either class. `field` is the request's, if any. */
export function requireClasses(name: string, positive: readonly boolean[], least: number, field?: string): void {
  const tumour = positive.filter(Boolean).length;
  const normal = positive.length - tumour;
  if (tumour >= least && normal >= least) return;
  const problem = `hold ${tumour} with tumour and ${normal} without; at least ${least} of each are needed`;
  throw new AppError('ENSEMBLE_DATA_INVALID', `${name} ${problem}`, {
    metadata: { tumour: String(tumour), normal: String(normal), needed: String(least) },
    ...(field !== undefined && { fieldViolations: [{ field, description: problem }] }),
  });
}
