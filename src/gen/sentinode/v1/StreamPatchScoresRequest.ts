// Original file: proto/sentinode/v1/prediction.proto

import type { Patch as _sentinode_v1_Patch, Patch__Output as _sentinode_v1_Patch__Output } from '../../sentinode/v1/Patch.js';
import type { PatchAggregation as _sentinode_v1_PatchAggregation, PatchAggregation__Output as _sentinode_v1_PatchAggregation__Output } from '../../sentinode/v1/PatchAggregation.js';
import type { SlideStain as _sentinode_v1_SlideStain, SlideStain__Output as _sentinode_v1_SlideStain__Output } from '../../sentinode/v1/SlideStain.js';
import type { Priority as _sentinode_v1_Priority, Priority__Output as _sentinode_v1_Priority__Output } from '../../sentinode/v1/Priority.js';

/**
 * One patch of a flow.
 */
export interface StreamPatchScoresRequest {
  /**
   * The patch.
   */
  'patch'?: (_sentinode_v1_Patch | null);
  /**
   * Aggregation; read from the first message, ignored after it.
   */
  'aggregation'?: (_sentinode_v1_PatchAggregation | null);
  /**
   * Adds maps; read from the first message, ignored after it.
   */
  'includeMaps'?: (boolean);
  /**
   * Stain of the slide of all these patches; read from the first message, ignored after it.
   */
  'slideStain'?: (_sentinode_v1_SlideStain | null);
  /**
   * How soon; read from the first message, ignored after it.
   */
  'priority'?: (_sentinode_v1_Priority);
  '_slideStain'?: "slideStain";
}

/**
 * One patch of a flow.
 */
export interface StreamPatchScoresRequest__Output {
  /**
   * The patch.
   */
  'patch': (_sentinode_v1_Patch__Output | null);
  /**
   * Aggregation; read from the first message, ignored after it.
   */
  'aggregation': (_sentinode_v1_PatchAggregation__Output | null);
  /**
   * Adds maps; read from the first message, ignored after it.
   */
  'includeMaps': (boolean);
  /**
   * Stain of the slide of all these patches; read from the first message, ignored after it.
   */
  'slideStain'?: (_sentinode_v1_SlideStain__Output | null);
  /**
   * How soon; read from the first message, ignored after it.
   */
  'priority': (_sentinode_v1_Priority__Output);
  '_slideStain'?: "slideStain";
}
