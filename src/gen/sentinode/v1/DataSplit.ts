// Original file: proto/sentinode/v1/model.proto

import type { SplitPart as _sentinode_v1_SplitPart, SplitPart__Output as _sentinode_v1_SplitPart__Output } from '../../sentinode/v1/SplitPart.js';
import type { Long } from '@grpc/proto-loader';

/**
 * How training and validation were kept apart.
 */
export interface DataSplit {
  /**
   * `share`: a share was set aside; `fold`: one of several parts; `separate`: validation is data of its own.
   */
  'kind'?: (string);
  /**
   * Of `share`: that of training, 0 to 1.
   */
  'trainingShare'?: (number | string);
  /**
   * Of `fold`: which part is validation, from 1.
   */
  'fold'?: (number);
  /**
   * Of `fold`: how many parts.
   */
  'foldOf'?: (number);
  /**
   * Decides who falls on which side.
   */
  'seed'?: (number | string | Long);
  /**
   * `patient`, `slide` or `patch`: none of these stands on both sides.
   */
  'groupedBy'?: (string);
  /**
   * What was trained on.
   */
  'training'?: (_sentinode_v1_SplitPart | null);
  /**
   * What was validated on.
   */
  'validation'?: (_sentinode_v1_SplitPart | null);
}

/**
 * How training and validation were kept apart.
 */
export interface DataSplit__Output {
  /**
   * `share`: a share was set aside; `fold`: one of several parts; `separate`: validation is data of its own.
   */
  'kind': (string);
  /**
   * Of `share`: that of training, 0 to 1.
   */
  'trainingShare': (number);
  /**
   * Of `fold`: which part is validation, from 1.
   */
  'fold': (number);
  /**
   * Of `fold`: how many parts.
   */
  'foldOf': (number);
  /**
   * Decides who falls on which side.
   */
  'seed': (number);
  /**
   * `patient`, `slide` or `patch`: none of these stands on both sides.
   */
  'groupedBy': (string);
  /**
   * What was trained on.
   */
  'training': (_sentinode_v1_SplitPart__Output | null);
  /**
   * What was validated on.
   */
  'validation': (_sentinode_v1_SplitPart__Output | null);
}
