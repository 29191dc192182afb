// Original file: proto/sentinode/v1/model.proto

import type { EnsembleMember as _sentinode_v1_EnsembleMember, EnsembleMember__Output as _sentinode_v1_EnsembleMember__Output } from '../../sentinode/v1/EnsembleMember.js';
import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from '../../sentinode/v1/Metric.js';
import type { EnsembleFit as _sentinode_v1_EnsembleFit, EnsembleFit__Output as _sentinode_v1_EnsembleFit__Output } from '../../sentinode/v1/EnsembleFit.js';

/**
 * A frozen ensemble: a version's content never changes.
 */
export interface Ensemble {
  /**
   * Its members.
   */
  'members'?: (_sentinode_v1_EnsembleMember)[];
  /**
   * Slides at or above this probability are positive, 0 to 1.
   */
  'threshold'?: (number | string);
  /**
   * Named weight sets, the default first.
   */
  'variants'?: (string)[];
  /**
   * How good it is.
   */
  'metrics'?: (_sentinode_v1_Metric)[];
  /**
   * SHA-256 of the manifest, 32 bytes.
   */
  'digest'?: (Buffer | Uint8Array | string);
  /**
   * The whole manifest as JSON.
   */
  'manifestJson'?: (string);
  /**
   * Its version, such as `1`.
   */
  'version'?: (string);
  /**
   * Whether it is served.
   */
  'served'?: (boolean);
  /**
   * How it was fitted.
   */
  'fit'?: (_sentinode_v1_EnsembleFit | null);
}

/**
 * A frozen ensemble: a version's content never changes.
 */
export interface Ensemble__Output {
  /**
   * Its members.
   */
  'members': (_sentinode_v1_EnsembleMember__Output)[];
  /**
   * Slides at or above this probability are positive, 0 to 1.
   */
  'threshold': (number);
  /**
   * Named weight sets, the default first.
   */
  'variants': (string)[];
  /**
   * How good it is.
   */
  'metrics': (_sentinode_v1_Metric__Output)[];
  /**
   * SHA-256 of the manifest, 32 bytes.
   */
  'digest': (Buffer);
  /**
   * The whole manifest as JSON.
   */
  'manifestJson': (string);
  /**
   * Its version, such as `1`.
   */
  'version': (string);
  /**
   * Whether it is served.
   */
  'served': (boolean);
  /**
   * How it was fitted.
   */
  'fit': (_sentinode_v1_EnsembleFit__Output | null);
}
