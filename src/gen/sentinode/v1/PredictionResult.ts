// Original file: proto/sentinode/v1/prediction.proto

import type { ModelScore as _sentinode_v1_ModelScore, ModelScore__Output as _sentinode_v1_ModelScore__Output } from '../../sentinode/v1/ModelScore.js';
import type { Decision as _sentinode_v1_Decision, Decision__Output as _sentinode_v1_Decision__Output } from '../../sentinode/v1/Decision.js';
import type { TissueSummary as _sentinode_v1_TissueSummary, TissueSummary__Output as _sentinode_v1_TissueSummary__Output } from '../../sentinode/v1/TissueSummary.js';
import type { PhaseSeconds as _sentinode_v1_PhaseSeconds, PhaseSeconds__Output as _sentinode_v1_PhaseSeconds__Output } from '../../sentinode/v1/PhaseSeconds.js';
import type { Provenance as _sentinode_v1_Provenance, Provenance__Output as _sentinode_v1_Provenance__Output } from '../../sentinode/v1/Provenance.js';
import type { SlidePatchScore as _sentinode_v1_SlidePatchScore, SlidePatchScore__Output as _sentinode_v1_SlidePatchScore__Output } from '../../sentinode/v1/SlidePatchScore.js';
import type { EarlyStop as _sentinode_v1_EarlyStop, EarlyStop__Output as _sentinode_v1_EarlyStop__Output } from '../../sentinode/v1/EarlyStop.js';
import type { Long } from '@grpc/proto-loader';

/**
 * The result of a slide.
 */
export interface PredictionResult {
  /**
   * Each model's slide score.
   */
  'modelScores'?: (_sentinode_v1_ModelScore)[];
  /**
   * The ensemble's calibrated probability, 0 to 1; 0 when there is no tissue.
   */
  'ensembleProbability'?: (number | string);
  /**
   * Decision at `threshold`.
   */
  'decision'?: (_sentinode_v1_Decision);
  /**
   * The threshold on `ensemble_probability`, 0 to 1, frozen in the ensemble's manifest.
   */
  'threshold'?: (number | string);
  /**
   * The tissue.
   */
  'tissue'?: (_sentinode_v1_TissueSummary | null);
  /**
   * Patches scored (fewer than `tissue.patches` when sampled).
   */
  'patchesScored'?: (number | string | Long);
  /**
   * Where the time went.
   */
  'seconds'?: (_sentinode_v1_PhaseSeconds | null);
  /**
   * What it depends on.
   */
  'provenance'?: (_sentinode_v1_Provenance | null);
  /**
   * Every patch's score, when asked for.
   */
  'patchScores'?: (_sentinode_v1_SlidePatchScore)[];
  /**
   * What a reader should know, such as `sampled 5000 of 21034 patches`.
   */
  'warnings'?: (string)[];
  /**
   * Of the seconds from opening the slide to its last score, the share in which the engine worked for this prediction,
   * 0 to 1: the rest it waited for pixels or worked for others.
   */
  'engineBusyShare'?: (number | string);
  /**
   * Present when the decision was certain before every patch was scored.
   */
  'earlyStop'?: (_sentinode_v1_EarlyStop | null);
}

/**
 * The result of a slide.
 */
export interface PredictionResult__Output {
  /**
   * Each model's slide score.
   */
  'modelScores': (_sentinode_v1_ModelScore__Output)[];
  /**
   * The ensemble's calibrated probability, 0 to 1; 0 when there is no tissue.
   */
  'ensembleProbability': (number);
  /**
   * Decision at `threshold`.
   */
  'decision': (_sentinode_v1_Decision__Output);
  /**
   * The threshold on `ensemble_probability`, 0 to 1, frozen in the ensemble's manifest.
   */
  'threshold': (number);
  /**
   * The tissue.
   */
  'tissue': (_sentinode_v1_TissueSummary__Output | null);
  /**
   * Patches scored (fewer than `tissue.patches` when sampled).
   */
  'patchesScored': (number);
  /**
   * Where the time went.
   */
  'seconds': (_sentinode_v1_PhaseSeconds__Output | null);
  /**
   * What it depends on.
   */
  'provenance': (_sentinode_v1_Provenance__Output | null);
  /**
   * Every patch's score, when asked for.
   */
  'patchScores': (_sentinode_v1_SlidePatchScore__Output)[];
  /**
   * What a reader should know, such as `sampled 5000 of 21034 patches`.
   */
  'warnings': (string)[];
  /**
   * Of the seconds from opening the slide to its last score, the share in which the engine worked for this prediction,
   * 0 to 1: the rest it waited for pixels or worked for others.
   */
  'engineBusyShare': (number);
  /**
   * Present when the decision was certain before every patch was scored.
   */
  'earlyStop': (_sentinode_v1_EarlyStop__Output | null);
}
