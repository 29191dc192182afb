// Original file: proto/sentinode/v1/model.proto

import type { ModelCardPlot as _sentinode_v1_ModelCardPlot, ModelCardPlot__Output as _sentinode_v1_ModelCardPlot__Output } from '../../sentinode/v1/ModelCardPlot.js';

/**
 * The card of a model version.
 */
export interface GetModelCardResponse {
  /**
   * The model's name.
   */
  'name'?: (string);
  /**
   * Its version.
   */
  'version'?: (string);
  /**
   * Markdown; it refers to the plots by their file names.
   */
  'markdown'?: (string);
  /**
   * In the order of the card.
   */
  'plots'?: (_sentinode_v1_ModelCardPlot)[];
}

/**
 * The card of a model version.
 */
export interface GetModelCardResponse__Output {
  /**
   * The model's name.
   */
  'name': (string);
  /**
   * Its version.
   */
  'version': (string);
  /**
   * Markdown; it refers to the plots by their file names.
   */
  'markdown': (string);
  /**
   * In the order of the card.
   */
  'plots': (_sentinode_v1_ModelCardPlot__Output)[];
}
