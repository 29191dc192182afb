import type { EarlyStop } from '../anytime/stop-rule.js';
import type { Spacing } from '../image.js';

export interface WarningFacts {
  readonly tissuePatches: number;
  readonly patchesScored: number;
  readonly spacing: Spacing;
  /** What the file itself states. */
  readonly statedSpacing: Spacing | undefined;
  readonly patchSpacing: Spacing;
  /** Models whose weights are not those that the ensemble was fitted on, as `name/version`. */
  readonly uncalibratedModels: readonly string[];
  readonly earlyStop?: EarlyStop | undefined;
}

/**
 * Pyramids and manifests round: a slide this little coarser than the models is not enlarged in any sense that matters.
 */
const COARSER_FACTOR = 1.05;
/** At twice the models' pixel size three of four pixels that they see are interpolated. */
const FAR_COARSER_FACTOR = 2;
/** Scanners' stated sizes are right within a few per cent. */
const OVERRIDE_FACTOR = 1.1;

/** What a reader of a result should know, one short sentence each. */
export function resultWarnings(facts: WarningFacts): readonly string[] {
  return [samplingWarning(facts), scaleWarning(facts), overrideWarning(facts), calibrationWarning(facts)].filter(
    (warning) => warning !== undefined,
  );
}

function samplingWarning({ patchesScored, tissuePatches, earlyStop }: WarningFacts): string | undefined {
  if (earlyStop !== undefined) return earlyStopWarning(patchesScored, earlyStop);
  return patchesScored < tissuePatches ? `sampled ${patchesScored} of ${tissuePatches} patches` : undefined;
}

function earlyStopWarning(patchesScored: number, { patchesPlanned, certainty, lesionPatches }: EarlyStop): string {
  const stopped = `stopped after ${patchesScored} of ${patchesPlanned} patches`;
  return lesionPatches === undefined
    ? `${stopped}: positive whatever the others score, and the probability is at least this`
    : `${stopped}: a lesion of ${lesionPatches} patches or more would have been met with probability ${certainty}; a smaller one may be missed`;
}

function scaleWarning({ spacing, patchSpacing }: WarningFacts): string | undefined {
  const factor = Math.max(spacing.mppX / patchSpacing.mppX, spacing.mppY / patchSpacing.mppY);
  if (factor <= COARSER_FACTOR) return undefined;
  const scales = `the slide has ${text(spacing)}, the models see ${text(patchSpacing)}`;
  return factor > FAR_COARSER_FACTOR
    ? `${scales}: far outside of what they were trained on, the scores mean little`
    : `${scales}: patches were enlarged`;
}

function overrideWarning({ spacing, statedSpacing }: WarningFacts): string | undefined {
  if (statedSpacing === undefined) return undefined;
  const differs = (a: number, b: number): boolean => Math.max(a / b, b / a) > OVERRIDE_FACTOR;
  if (!differs(spacing.mppX, statedSpacing.mppX) && !differs(spacing.mppY, statedSpacing.mppY)) return undefined;
  return `the uploader gave ${text(spacing)}, the file states ${text(statedSpacing)}`;
}

function calibrationWarning({ uncalibratedModels }: WarningFacts): string | undefined {
  if (uncalibratedModels.length === 0) return undefined;
  return `the ensemble was fitted on other weights than those of ${uncalibratedModels.join(', ')}`;
}

function text({ mppX, mppY }: Spacing): string {
  return `${round(mppX)} × ${round(mppY)} µm/px`;
}

function round(mpp: number): number {
  return Number(mpp.toPrecision(4));
}
