// Original file: proto/sentinode/v1/model.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.js';
import type { EnsembleFitData as _sentinode_v1_EnsembleFitData, EnsembleFitData__Output as _sentinode_v1_EnsembleFitData__Output } from '../../sentinode/v1/EnsembleFitData.js';
import type { EnsembleFitMetric as _sentinode_v1_EnsembleFitMetric, EnsembleFitMetric__Output as _sentinode_v1_EnsembleFitMetric__Output } from '../../sentinode/v1/EnsembleFitMetric.js';

/**
 * How an ensemble was fitted.
 */
export interface EnsembleFit {
  /**
   * When.
   */
  'fitTime'?: (_google_protobuf_Timestamp | null);
  /**
   * How scores become probabilities.
   */
  'method'?: (string);
  /**
   * How it was asked for; empty where that was not kept.
   */
  'command'?: (string);
  /**
   * Versions of what computed it, by name.
   */
  'software'?: ({[key: string]: string});
  /**
   * The slides.
   */
  'slides'?: (_sentinode_v1_EnsembleFitData | null);
  /**
   * The patches; absent where it was fitted on slides alone: then patches have the slides' constants.
   */
  'patches'?: (_sentinode_v1_EnsembleFitData | null);
  /**
   * Every member and every variant, on the data of the fit and on data that was measured only.
   */
  'metrics'?: (_sentinode_v1_EnsembleFitMetric)[];
}

/**
 * How an ensemble was fitted.
 */
export interface EnsembleFit__Output {
  /**
   * When.
   */
  'fitTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * How scores become probabilities.
   */
  'method': (string);
  /**
   * How it was asked for; empty where that was not kept.
   */
  'command': (string);
  /**
   * Versions of what computed it, by name.
   */
  'software': ({[key: string]: string});
  /**
   * The slides.
   */
  'slides': (_sentinode_v1_EnsembleFitData__Output | null);
  /**
   * The patches; absent where it was fitted on slides alone: then patches have the slides' constants.
   */
  'patches': (_sentinode_v1_EnsembleFitData__Output | null);
  /**
   * Every member and every variant, on the data of the fit and on data that was measured only.
   */
  'metrics': (_sentinode_v1_EnsembleFitMetric__Output)[];
}
