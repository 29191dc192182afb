// A whole-slide prediction: what is asked, how it goes, what comes out.
import type { EarlyStop, PatchOrderName, StopWhenCertain } from '../anytime/stop-rule.js';
import type { Spacing } from '../image.js';
import type { StoredError } from '../errors/stored-error.js';
import type { PatchAggregation } from '../models/patch-aggregation.js';
import type { WorkPriority } from '../scheduling/work-priority.js';
import type { Precision, ReducedPrecision } from '../networks/precision.js';
import type { TissueRule } from '../tissue/tissue-rule.js';
import type { WorkState } from '../work-state.js';

/** One type with the models' manifests: `kind` is max, percentile or meanTopK. */
export type { PatchAggregation };

export type Sampling =
  | { readonly mode: 'all' }
  | { readonly mode: 'random'; readonly count: number; readonly seed: number }
  | { readonly mode: 'stratified'; readonly count: number; readonly seed: number };

export interface PredictionParameters {
  readonly sampling: Sampling;
  /** Absent: each model's own, from its manifest. */
  readonly aggregation?: PatchAggregation;
  /** A named weight set of the ensemble; absent means the default. */
  readonly ensembleVariant?: string;
  /** Absent: `otsu`. */
  readonly tissueRule?: TissueRule;
  /** Absent: `reading`. */
  readonly order?: PatchOrderName;
  /** Absent: every patch is scored. */
  readonly stopWhenCertain?: StopWhenCertain;
}

export type PredictionPhase = 'queued' | 'opening' | 'tissue' | 'scoring' | 'aggregating';

export interface ModelScore {
  readonly model: string;
  readonly version: string;
  /** 0 to 1. */
  readonly probability: number;
  /** What it computed in; absent: float32. */
  readonly precision?: ReducedPrecision;
}

export interface PredictionProgress {
  readonly phase: PredictionPhase;
  readonly patchesDone: number;
  /** 0 until the tissue is found. */
  readonly patchesTotal: number;
  /** 0 when unknown. */
  readonly patchesPerSecond: number;
  readonly etaSeconds?: number;
  readonly partialScores: readonly ModelScore[];
  readonly partialEnsemble?: number;
  /** From 1 while it waits; 0 when it runs. */
  readonly queuePosition: number;
}

export interface TissueSummary {
  readonly areaMm2: number;
  /** Grey level 0 to 255: tissue is at or below it. */
  readonly threshold: number;
  readonly method: string;
  readonly gridColumns: number;
  readonly gridRows: number;
  readonly patches: number;
}

export interface SlidePatchScore {
  readonly level0X: number;
  readonly level0Y: number;
  readonly column: number;
  readonly row: number;
  /** In the order of the result's `modelScores`. */
  readonly probabilities: readonly number[];
  readonly ensembleProbability: number;
}

export interface PhaseSeconds {
  readonly queued: number;
  readonly opening: number;
  readonly tissue: number;
  /**
   * Wall time of decoding and scoring. `computing` and `waiting` are parts of it; the rest the engine worked for
   * others.
   */
  readonly scoring: number;
  readonly computing: number;
  readonly waiting: number;
  /** Reading, decoding and resampling, beside `computing`; absent in results that were stored before it was told. */
  readonly decoding?: number;
  readonly aggregating: number;
  readonly total: number;
}

export interface ModelProvenance {
  readonly model: string;
  readonly version: string;
  readonly weightsDigest: string;
  /** What it computed in; absent in results that were stored before it was told: float32. */
  readonly precision?: Precision;
}

export interface Provenance {
  readonly slideDigest: string;
  readonly models: readonly ModelProvenance[];
  readonly ensembleDigest: string;
  /** Absent in results that were stored before ensembles had versions. */
  readonly ensembleVersion?: string;
  readonly engine: string;
  readonly softwareVersion: string;
  readonly spacing: Spacing;
  readonly spacingSource: 'metadata' | 'override' | 'objective';
  readonly patchSpacing: Spacing;
  readonly patchSizePx: number;
}

export type Decision = 'negative' | 'positive' | 'no-tissue';

export interface PredictionResult {
  readonly modelScores: readonly ModelScore[];
  readonly ensembleProbability: number;
  readonly decision: Decision;
  readonly threshold: number;
  readonly tissue: TissueSummary;
  readonly patchesScored: number;
  readonly seconds: PhaseSeconds;
  readonly provenance: Provenance;
  readonly warnings: readonly string[];
  /** Present when the decision was certain before all patches were scored; scores are then of those scored. */
  readonly earlyStop?: EarlyStop;
}

/** The stored row. Patch scores are kept beside it, not in it: there can be millions. */
export interface Prediction {
  readonly id: string;
  readonly tenant: string;
  readonly slideId: string;
  readonly requestId: string;
  readonly keepRunning: boolean;
  /** Absent: `interactive`. */
  readonly priority?: WorkPriority;
  readonly state: WorkState;
  readonly parameters: PredictionParameters;
  readonly createTimeMs: number;
  readonly endTimeMs?: number;
  readonly result?: PredictionResult;
  readonly error?: StoredError;
}

export type PredictionEvent =
  | { readonly kind: 'accepted'; readonly prediction: Prediction }
  | { readonly kind: 'progress'; readonly progress: PredictionProgress }
  | { readonly kind: 'finished'; readonly prediction: Prediction };

export interface NumberedPredictionEvent {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly event: PredictionEvent;
}
