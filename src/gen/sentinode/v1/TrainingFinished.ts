// Original file: proto/sentinode/v1/training.proto

import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from '../../sentinode/v1/Model.js';

/**
 * The run has ended and the model is registered.
 */
export interface TrainingFinished {
  /**
   * The new version, not yet served.
   */
  'model'?: (_sentinode_v1_Model | null);
  /**
   * Seconds of the run.
   */
  'seconds'?: (number | string);
}

/**
 * The run has ended and the model is registered.
 */
export interface TrainingFinished__Output {
  /**
   * The new version, not yet served.
   */
  'model': (_sentinode_v1_Model__Output | null);
  /**
   * Seconds of the run.
   */
  'seconds': (number);
}
