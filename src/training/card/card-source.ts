import type { AucWithInterval } from '../../domain/metrics/roc-auc.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import type { EpochEvent } from '../training-event.js';
import type { ScoredSets } from '../../domain/models/fit-model-calibration.js';

/** Of an epoch's event what a card shows; records made before a figure was measured lack it. */
export type CardEpoch = Pick<EpochEvent, 'trainingLoss' | 'validationLoss' | 'best'>;

/** All that a model card is made of. */
export interface CardSource {
  readonly manifest: ModelManifest;
  /** The course by run, the first run first: each began with the best weights of the one before. None: not kept. */
  readonly runs: readonly (readonly CardEpoch[])[];
  /** What the figures of the manifest were measured on. */
  readonly scored: ScoredSets;
  /** What the run was told, as pairs of words. */
  readonly recipe: readonly (readonly [string, string])[];
  /** Measured on whole slides elsewhere, such as at the fit of an ensemble. */
  readonly slideFigures: readonly SlideFigure[];
}

export interface SlideFigure extends AucWithInterval {
  readonly set: string;
  readonly slides: number;
}
