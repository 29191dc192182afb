import { Decision, type EarlyStop, type SucceededPrediction } from '@sentinode/client';

/** A line of `predict --json`. */
export interface PredictionRecord {
  readonly slide: string;
  /** Slide score of each model, 0 to 1, by name. */
  readonly models: Readonly<Record<string, number>>;
  /** Calibrated probability, 0 to 1. */
  readonly ensemble: number;
  readonly decision: DecisionName;
  readonly threshold: number;
  /** Version of the ensemble: probabilities and decisions of two versions are not the same thing. */
  readonly ensembleVersion: string;
  readonly tissueAreaMm2: number;
  /** Patches scored. */
  readonly patches: number;
  /** Tissue patches on the slide: more than `patches` when sampled. */
  readonly tissuePatches: number;
  readonly seconds: Readonly<Record<string, number>>;
  /** Of the time from opening the slide to its last score, the share in which the engine worked for it, 0 to 1. */
  readonly engineBusyShare: number;
  /** When the decision was certain before all patches were scored. */
  readonly earlyStop?: EarlyStop;
  readonly warnings?: readonly string[];
  /** With `--keep`: where the server has them. */
  readonly slideId?: string;
  readonly predictionId?: string;
}

export type DecisionName = 'positive' | 'negative' | 'no-tissue';

/** @param uploadSeconds Wall time of the upload, hashing included; left out for a slide that was there. */
export function predictionRecord(
  slide: string,
  { result, slideId, id }: SucceededPrediction,
  uploadSeconds: number | undefined,
  kept: boolean,
): PredictionRecord {
  return {
    slide,
    models: Object.fromEntries(result.modelScores.map(({ model, probability }) => [model, probability])),
    ensemble: result.ensembleProbability,
    decision: decisionName(result.decision),
    threshold: result.threshold,
    ensembleVersion: result.provenance?.ensembleVersion ?? '',
    tissueAreaMm2: result.tissue?.areaMm2 ?? 0,
    patches: result.patchesScored,
    tissuePatches: result.tissue?.patches ?? 0,
    seconds: { ...(uploadSeconds !== undefined && { upload: uploadSeconds }), ...result.seconds },
    engineBusyShare: result.engineBusyShare,
    ...(result.earlyStop !== undefined && { earlyStop: result.earlyStop }),
    ...(result.warnings.length > 0 && { warnings: result.warnings }),
    ...(kept && { slideId, predictionId: id }),
  };
}

function decisionName(decision: Decision): DecisionName {
  if (decision === Decision.POSITIVE) return 'positive';
  return decision === Decision.NO_TISSUE ? 'no-tissue' : 'negative';
}
