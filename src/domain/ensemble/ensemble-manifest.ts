// The frozen ensemble: which models, and every constant between their scores and one probability.
import type { ModelManifest } from '../models/model-manifest.js';
import type { ReducedPrecision } from '../networks/precision.js';

export interface EnsembleManifest {
  readonly schemaVersion: 1;
  /** From 1; its content never changes. */
  readonly version: number;
  /** In the order of every `members`-long list here. One is a network by itself, with its calibration and threshold. */
  readonly members: readonly EnsembleMemberRef[];
  /** What the members share; a model of another patch size or scale cannot stand in. */
  readonly patchSizePx: number;
  readonly mppX: number;
  readonly mppY: number;
  readonly defaultVariant: string;
  /** Complete recipes by name; `original` carries the original method's weights. */
  readonly variants: Readonly<Record<string, EnsembleVariant>>;
  readonly fit: EnsembleFitRecord;
}

/** The exact weights that the constants were fitted on. */
export interface EnsembleMemberRef {
  readonly model: string;
  readonly version: number;
  /** SHA-256 of the weights file, 64 lower-case hex digits. */
  readonly weightsDigest: string;
  /** What they computed in; absent: float32. */
  readonly precision?: ReducedPrecision;
}

/** Applied to a member's score before its normalisation. `logit` is cut at LOGIT_LIMIT. */
export type ScoreTransform = 'identity' | 'logit';

/** Slides and patches have constants of their own: a slide's score is a maximum over patches and lies higher. */
export interface EnsembleVariant {
  readonly transform: ScoreTransform;
  readonly slide: EnsembleConstants;
  readonly patch: EnsembleConstants;
  /** Slides whose ensemble probability is at or above this are positive, 0…1. */
  readonly slideThreshold: number;
}

/** probability = 1 / (1 + exp(−(slope · Σ weight · (T(score) − mean) / standardDeviation + intercept))). */
export interface EnsembleConstants {
  readonly members: readonly MemberConstants[];
  readonly slope: number;
  readonly intercept: number;
}

export interface MemberConstants {
  /** 0…1; the members' weights sum to 1. */
  readonly weight: number;
  /** Of the transformed scores on the fitting data. */
  readonly mean: number;
  readonly standardDeviation: number;
}

/** An ensemble that has no version yet. */
export type FittedEnsemble = Omit<EnsembleManifest, 'version'>;

export interface EnsembleFitRecord {
  readonly method: string;
  readonly fittedAt: string;
  /** How it was asked for; empty where that was not kept. */
  readonly command: string;
  /** Versions of what computed it, by name. */
  readonly software: Readonly<Record<string, string>>;
  readonly slides: FitData;
  /** Absent where it was fitted on slides alone: then patches have the slides' constants. */
  readonly patches?: FitData;
  readonly metrics: readonly EnsembleMetric[];
}

export interface FitData {
  /** Such as `mosaics/validation`. */
  readonly name: string;
  /** SHA-256 over the lines `<relative path>\t<file sha256>\n`, sorted by path. */
  readonly sha256: string;
  readonly positives: number;
  readonly negatives: number;
}

/** A measured figure with its 95 % confidence interval. */
export interface EnsembleMetric {
  /** Such as `auc`. */
  readonly name: string;
  /** Such as `test`. */
  readonly dataset: string;
  readonly level: 'slide' | 'patch';
  /** A variant's name, or a member's as `model/version`. */
  readonly scored: string;
  readonly value: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly count: number;
}

/** The part of a model manifest that an ensemble is checked against. */
export type EnsembleCandidate = Pick<
  ModelManifest,
  'name' | 'version' | 'patchSizePx' | 'mppX' | 'mppY' | 'weights' | 'precision'
>;
