// From scores with known truth to the frozen constants of an ensemble. Pure and deterministic.
import { AppError } from '../errors/app-error.js';
import { chooseThreshold } from './choose-threshold.js';
import { chooseWeights, withWeights, type WeightChoice, type WeightPrior } from './choose-weights.js';
import { linearScore, sigmoid } from './combine-scores.js';
import type { EnsembleConstants, EnsembleVariant, ScoreTransform } from './ensemble-manifest.js';
import { requireLabelledScores, type LabelledScores } from './labelled-scores.js';
import { memberNormalisation, zScores, type MemberNormalisation } from './normalise-members.js';

/** The weights that the original method found on its own slides. */
export const ORIGINAL_WEIGHTS: Readonly<Record<string, number>> = { simplenet: 0.822, inceptionv3: 0.178 };

/**
 * Nats of cross-entropy per unit of squared distance from the patches' weights. Slides with known truth are few, and
 * a handful that separates perfectly fits nearly any weights: leaving the patches' by 0.3 must save about 2 nats, three slides' worth.
 */
export const SLIDE_WEIGHT_PRIOR = 10;

export interface EnsembleFitInput {
  /** Model names in the order of the scores. */
  readonly members: readonly string[];
  /** Each slide's maximum over its patches, by member. */
  readonly slides: LabelledScores;
  readonly patches: LabelledScores;
}

/**
 * Fits `fitted` (logits of the scores; weights by least cross-entropy, the slides' pulled towards the patches')
 * and, when the members are the original's two networks, `original` (raw scores, its published weights): normalisation,
 * logistic and threshold are fitted for both. Throws ENSEMBLE_INVALID when a class is missing or nothing separates them.
 */
export function fitEnsemble(input: EnsembleFitInput): Readonly<Record<string, EnsembleVariant>> {
  requireLabelledScores('slides', input.slides, input.members.length);
  requireLabelledScores('patches', input.patches, input.members.length);
  const fitted = fitVariant(input, 'logit');
  const weights = input.members.map((name) => ORIGINAL_WEIGHTS[name]);
  const isOriginal = weights.length === 2 && weights.every((weight) => weight !== undefined);
  return isOriginal ? { fitted, original: fitVariant(input, 'identity', weights) } : { fitted };
}

function fitVariant(input: EnsembleFitInput, transform: ScoreTransform, fixed?: readonly number[]): EnsembleVariant {
  const patch = fitLevel(input.patches, transform, fixed);
  const prior = { weights: patch.members.map((member) => member.weight), strength: SLIDE_WEIGHT_PRIOR };
  const slide = fitLevel(input.slides, transform, fixed, prior);
  const linear = input.slides.scores.map((scores) => linearScore(scores, transform, slide));
  return { transform, slide, patch, slideThreshold: sigmoid(chooseThreshold(linear, input.slides.positive)) };
}

function fitLevel(
  samples: LabelledScores,
  transform: ScoreTransform,
  fixed: readonly number[] | undefined,
  prior?: WeightPrior,
): EnsembleConstants {
  const members = samples.scores[0]?.length ?? 0;
  const normalisation = memberNormalisation(samples.scores, members, transform);
  const z = zScores(samples.scores, normalisation, transform);
  const choice =
    fixed === undefined ? chooseWeights(z, samples.positive, prior) : withWeights(z, samples.positive, fixed);
  return constantsOf(choice, normalisation);
}

function constantsOf(
  { weights, logistic }: WeightChoice,
  normalisation: readonly MemberNormalisation[],
): EnsembleConstants {
  if (!(logistic.slope > 0))
    throw new AppError('ENSEMBLE_INVALID', 'higher scores do not go with tumour: nothing to calibrate');
  return {
    members: normalisation.map((constants, member) => ({ weight: weights[member] ?? 0, ...constants })),
    slope: logistic.slope,
    intercept: logistic.intercept,
  };
}
