// From scores with known truth to the frozen constants of an ensemble. Pure and deterministic.
import { AppError } from '../errors/app-error.js';
import { chooseThreshold } from './choose-threshold.js';
import { chooseWeights, withWeights, type TakeTurns, type WeightChoice, type WeightPrior } from './choose-weights.js';
import { linearScore, sigmoid } from './combine-scores.js';
import type { EnsembleConstants, EnsembleVariant, ScoreTransform } from './ensemble-manifest.js';
import { MIN_OF_A_CLASS, requireLabelledScores, type LabelledScores } from './labelled-scores.js';
import { memberNormalisation, zScores, type MemberNormalisation } from './normalise-members.js';

/** The weights that the original method found on its own slides. */
export const ORIGINAL_WEIGHTS: Readonly<Record<string, number>> = { simplenet: 0.822, inceptionv3: 0.178 };

/**
 * Nats of cross-entropy per unit of squared distance from the patches' weights. Slides with known truth are few, and
 * a handful that separates perfectly fits nearly any weights: leaving the patches' by 0.3 must save about 2 nats, three
 * slides' worth.
 */
const SLIDE_WEIGHT_PRIOR = 10;

export interface EnsembleFitInput {
  /** Model names in the order of the scores. */
  readonly members: readonly string[];
  /** Each slide's maximum over its patches, by member. */
  readonly slides: LabelledScores;
  /** Absent: patches have the slides' constants, which are set for maxima and so read low for a patch alone. */
  readonly patches?: LabelledScores;
  readonly takeTurns: TakeTurns;
}

/**
 * Fits `fitted` (logits of the scores; weights by least cross-entropy, the slides' pulled towards the patches', or
 * towards equal ones) and, when the members are the original's two networks, `original` (raw scores, its published
 * weights): normalisation, logistic and threshold are fitted for both. Throws ENSEMBLE_DATA_INVALID when there are
 * fewer than MIN_OF_A_CLASS of a class or nothing separates them.
 */
export async function fitEnsemble(input: EnsembleFitInput): Promise<Readonly<Record<string, EnsembleVariant>>> {
  const { members, slides, patches } = input;
  requireLabelledScores('the slides', slides, members.length, MIN_OF_A_CLASS);
  if (patches !== undefined) requireLabelledScores('the patches', patches, members.length, MIN_OF_A_CLASS);
  const fitted = await fitVariant(input, 'logit');
  const weights = members.map((name) => ORIGINAL_WEIGHTS[name]);
  const isOriginal = weights.length === 2 && weights.every((weight) => weight !== undefined);
  return isOriginal ? { fitted, original: await fitVariant(input, 'identity', weights) } : { fitted };
}

async function fitVariant(
  { members, slides, patches, takeTurns }: EnsembleFitInput,
  transform: ScoreTransform,
  fixed?: readonly number[],
): Promise<EnsembleVariant> {
  const how = { transform, fixed, takeTurns };
  const patch = patches === undefined ? undefined : await fitLevel(patches, how);
  const weights = patch?.members.map((member) => member.weight) ?? members.map(() => 1 / members.length);
  const slide = await fitLevel(slides, { ...how, prior: { weights, strength: SLIDE_WEIGHT_PRIOR } });
  const linear = slides.scores.map((scores) => linearScore(scores, transform, slide));
  const slideThreshold = sigmoid(chooseThreshold(linear, slides.positive));
  return { transform, slide, patch: patch ?? slide, slideThreshold };
}

interface LevelFit {
  readonly transform: ScoreTransform;
  readonly fixed: readonly number[] | undefined;
  readonly takeTurns: TakeTurns;
  readonly prior?: WeightPrior;
}

async function fitLevel(
  samples: LabelledScores,
  { transform, fixed, takeTurns, prior }: LevelFit,
): Promise<EnsembleConstants> {
  const members = samples.scores[0]?.length ?? 0;
  const normalisation = memberNormalisation(samples.scores, members, transform);
  const z = zScores(samples.scores, normalisation, transform);
  const choice =
    fixed === undefined
      ? await chooseWeights(z, samples.positive, takeTurns, prior)
      : withWeights(z, samples.positive, fixed);
  return constantsOf(choice, normalisation);
}

function constantsOf(
  { weights, logistic }: WeightChoice,
  normalisation: readonly MemberNormalisation[],
): EnsembleConstants {
  if (!(logistic.slope > 0))
    throw new AppError('ENSEMBLE_DATA_INVALID', 'higher scores do not go with tumour: nothing to calibrate');
  return {
    members: normalisation.map((constants, member) => ({ weight: weights[member] ?? 0, ...constants })),
    slope: logistic.slope,
    intercept: logistic.intercept,
  };
}
