import { linearScore, sigmoid } from '../ensemble/combine-scores.js';
import type { EnsembleVariant } from '../ensemble/ensemble-manifest.js';

/** In which order patches are scored. */
export type PatchOrderName = 'reading' | 'suspicious-first';

/** A lesion that a negative decision must not miss. */
export interface LesionBound {
  /** Patches of it, each of which would by itself make the slide positive; 1 or more. */
  readonly patches: number;
  /** With which probability it is met before the decision; below 1. */
  readonly certainty: number;
}

/** What a caller asks: the slide's scoring ends when its decision is certain. */
export interface StopWhenCertain {
  /** Absent: only a positive decision ends it. */
  readonly negative?: LesionBound;
}

/** The same with what decides. */
export interface StopRule extends StopWhenCertain {
  /** Of the ensemble; its members stand first among the models. */
  readonly variant: Pick<EnsembleVariant, 'transform' | 'slide' | 'slideThreshold'>;
}

/** How a scoring ended before all patches were scored. */
export interface EarlyStop {
  /** Patches that would have been scored. */
  readonly patchesPlanned: number;
  /** 1 for a positive decision, which no further patch can change; else that of the bound. */
  readonly certainty: number;
  /** Of the bound; absent for a positive decision. */
  readonly lesionPatches?: number;
}

/**
 * Whether the slide is positive whatever its other patches score: each model's slide score is a maximum over patches
 * and can only rise, and the ensemble rises with each of them, for weights are not negative and slopes are positive.
 */
export function isCertainlyPositive({ variant }: StopRule, slideScores: readonly number[]): boolean {
  const members = slideScores.slice(0, variant.slide.members.length);
  return sigmoid(linearScore(members, variant.transform, variant.slide)) >= variant.slideThreshold;
}
