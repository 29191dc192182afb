// Original file: proto/sentinode/v1/evaluation.proto

import type { EvaluatedPatches as _sentinode_v1_EvaluatedPatches, EvaluatedPatches__Output as _sentinode_v1_EvaluatedPatches__Output } from '../../sentinode/v1/EvaluatedPatches.js';
import type { EvaluatedSlide as _sentinode_v1_EvaluatedSlide, EvaluatedSlide__Output as _sentinode_v1_EvaluatedSlide__Output } from '../../sentinode/v1/EvaluatedSlide.js';
import type { PredictionParameters as _sentinode_v1_PredictionParameters, PredictionParameters__Output as _sentinode_v1_PredictionParameters__Output } from '../../sentinode/v1/PredictionParameters.js';
import type { BootstrapSettings as _sentinode_v1_BootstrapSettings, BootstrapSettings__Output as _sentinode_v1_BootstrapSettings__Output } from '../../sentinode/v1/BootstrapSettings.js';

/**
 * Asks for an evaluation: of patches, of slides, or of both.
 */
export interface EvaluateModelRequest {
  /**
   * A registered version as `name/version`, or `ensemble/version`; empty or `ensemble` means the ensemble that is served.
   */
  'model'?: (string);
  /**
   * Patches to score.
   */
  'patches'?: (_sentinode_v1_EvaluatedPatches | null);
  /**
   * Slides, at most 2,000.
   */
  'slides'?: (_sentinode_v1_EvaluatedSlide)[];
  /**
   * How slides are scored; `ensemble_variant` only for the ensemble.
   */
  'parameters'?: (_sentinode_v1_PredictionParameters | null);
  /**
   * Of the slide AUC.
   */
  'bootstrap'?: (_sentinode_v1_BootstrapSettings | null);
  /**
   * Micrometres a level-0 pixel of slides that are not on the server, for FROC, above 0 and at most 100; 0 means
   * CAMELYON16's 0.243. Whatever is within a tenth of that counts as it, as in the challenge.
   */
  'frocLevel0Mpp'?: (number | string);
  /**
   * Whether the result brings the points of its curves.
   */
  'includeCurves'?: (boolean);
}

/**
 * Asks for an evaluation: of patches, of slides, or of both.
 */
export interface EvaluateModelRequest__Output {
  /**
   * A registered version as `name/version`, or `ensemble/version`; empty or `ensemble` means the ensemble that is served.
   */
  'model': (string);
  /**
   * Patches to score.
   */
  'patches': (_sentinode_v1_EvaluatedPatches__Output | null);
  /**
   * Slides, at most 2,000.
   */
  'slides': (_sentinode_v1_EvaluatedSlide__Output)[];
  /**
   * How slides are scored; `ensemble_variant` only for the ensemble.
   */
  'parameters': (_sentinode_v1_PredictionParameters__Output | null);
  /**
   * Of the slide AUC.
   */
  'bootstrap': (_sentinode_v1_BootstrapSettings__Output | null);
  /**
   * Micrometres a level-0 pixel of slides that are not on the server, for FROC, above 0 and at most 100; 0 means
   * CAMELYON16's 0.243. Whatever is within a tenth of that counts as it, as in the challenge.
   */
  'frocLevel0Mpp': (number);
  /**
   * Whether the result brings the points of its curves.
   */
  'includeCurves': (boolean);
}
