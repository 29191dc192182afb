// Original file: proto/sentinode/v1/prediction.proto

import type { Patch as _sentinode_v1_Patch, Patch__Output as _sentinode_v1_Patch__Output } from '../../sentinode/v1/Patch.js';
import type { PatchAggregation as _sentinode_v1_PatchAggregation, PatchAggregation__Output as _sentinode_v1_PatchAggregation__Output } from '../../sentinode/v1/PatchAggregation.js';
import type { SlideStain as _sentinode_v1_SlideStain, SlideStain__Output as _sentinode_v1_SlideStain__Output } from '../../sentinode/v1/SlideStain.js';
import type { Priority as _sentinode_v1_Priority, Priority__Output as _sentinode_v1_Priority__Output } from '../../sentinode/v1/Priority.js';

/**
 * Patches to be scored.
 */
export interface ScorePatchesRequest {
  /**
   * 1 to 512 patches.
   */
  'patches'?: (_sentinode_v1_Patch)[];
  /**
   * Aggregation for all of them.
   */
  'aggregation'?: (_sentinode_v1_PatchAggregation | null);
  /**
   * Adds each model's probability map to each score: 4 bytes a pixel, a patch and a model.
   */
  'includeMaps'?: (boolean);
  /**
   * For models that normalise stain by Macenko's method: the stain of the slide that all these patches come from.
   * Without it, and for other methods, each patch is normalised by itself, and its score carries a warning.
   */
  'slideStain'?: (_sentinode_v1_SlideStain | null);
  /**
   * How soon.
   */
  'priority'?: (_sentinode_v1_Priority);
  '_slideStain'?: "slideStain";
}

/**
 * Patches to be scored.
 */
export interface ScorePatchesRequest__Output {
  /**
   * 1 to 512 patches.
   */
  'patches': (_sentinode_v1_Patch__Output)[];
  /**
   * Aggregation for all of them.
   */
  'aggregation': (_sentinode_v1_PatchAggregation__Output | null);
  /**
   * Adds each model's probability map to each score: 4 bytes a pixel, a patch and a model.
   */
  'includeMaps': (boolean);
  /**
   * For models that normalise stain by Macenko's method: the stain of the slide that all these patches come from.
   * Without it, and for other methods, each patch is normalised by itself, and its score carries a warning.
   */
  'slideStain'?: (_sentinode_v1_SlideStain__Output | null);
  /**
   * How soon.
   */
  'priority': (_sentinode_v1_Priority__Output);
  '_slideStain'?: "slideStain";
}
