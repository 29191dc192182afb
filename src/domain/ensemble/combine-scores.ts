import { AppError } from '../errors/app-error.js';
import type { EnsembleConstants, EnsembleVariant, FittedEnsemble, ScoreTransform } from './ensemble-manifest.js';
import { transformScore } from './transform-score.js';

export type EnsembleLevel = 'slide' | 'patch';

/** Turns the members' scores, in the ensemble's order, into the ensemble's probability 0…1. */
export type CombineScores = (scores: readonly number[]) => number;

/** The combination of one level and variant; no variant means the default. Throws INVALID_FIELD for an unknown one. */
export function combiner(ensemble: FittedEnsemble, level: EnsembleLevel, variant?: string): CombineScores {
  const recipe = requireVariant(ensemble, variant);
  return (scores) => sigmoid(linearScore(scores, recipe.transform, recipe[level]));
}

/** A variant by name; no name (or an empty one) means the default. */
export function requireVariant(ensemble: FittedEnsemble, variant?: string): EnsembleVariant {
  const name = variant === undefined || variant === '' ? ensemble.defaultVariant : variant;
  const recipe = Object.hasOwn(ensemble.variants, name) ? ensemble.variants[name] : undefined;
  if (recipe !== undefined) return recipe;
  const description = `"${name}" is none of the ensemble's variants: ${Object.keys(ensemble.variants).join(', ')}`;
  throw new AppError('INVALID_FIELD', description, { fieldViolations: [{ field: 'ensemble_variant', description }] });
}

/** The weighted sum of normalised scores on the logistic's scale, before the logistic. */
export function linearScore(
  scores: readonly number[],
  transform: ScoreTransform,
  constants: EnsembleConstants,
): number {
  if (scores.length !== constants.members.length) {
    throw new AppError('INTERNAL', `${scores.length} scores for an ensemble of ${constants.members.length} members`);
  }
  const sum = constants.members.reduce(
    (all, member, index) =>
      all + (member.weight * (transformScore(scores[index] ?? 0, transform) - member.mean)) / member.standardDeviation,
    0,
  );
  return constants.slope * sum + constants.intercept;
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
