// Original file: proto/sentinode/v1/prediction.proto

import type { ModelProvenance as _sentinode_v1_ModelProvenance, ModelProvenance__Output as _sentinode_v1_ModelProvenance__Output } from '../../sentinode/v1/ModelProvenance.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';

/**
 * Everything a result depends on.
 */
export interface Provenance {
  /**
   * The slide's digest, 32 bytes.
   */
  'slideDigest'?: (Buffer | Uint8Array | string);
  /**
   * The models.
   */
  'models'?: (_sentinode_v1_ModelProvenance)[];
  /**
   * SHA-256 of the ensemble's manifest, 32 bytes.
   */
  'ensembleDigest'?: (Buffer | Uint8Array | string);
  /**
   * The engine that computed it: `tensorflow`, `onnx` or `wasm`.
   */
  'engine'?: (string);
  /**
   * Version of this software.
   */
  'softwareVersion'?: (string);
  /**
   * Pixel size that was used.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
  /**
   * Where the pixel size came from: `metadata`, `override` or `objective`.
   */
  'spacingSource'?: (string);
  /**
   * Pixel size at which the patches were scored.
   */
  'patchSpacing'?: (_sentinode_v1_Spacing | null);
  /**
   * Side of a patch in pixels at that scale.
   */
  'patchSizePx'?: (number);
  /**
   * Version of the ensemble; empty in results of before versions were counted.
   */
  'ensembleVersion'?: (string);
}

/**
 * Everything a result depends on.
 */
export interface Provenance__Output {
  /**
   * The slide's digest, 32 bytes.
   */
  'slideDigest': (Buffer);
  /**
   * The models.
   */
  'models': (_sentinode_v1_ModelProvenance__Output)[];
  /**
   * SHA-256 of the ensemble's manifest, 32 bytes.
   */
  'ensembleDigest': (Buffer);
  /**
   * The engine that computed it: `tensorflow`, `onnx` or `wasm`.
   */
  'engine': (string);
  /**
   * Version of this software.
   */
  'softwareVersion': (string);
  /**
   * Pixel size that was used.
   */
  'spacing': (_sentinode_v1_Spacing__Output | null);
  /**
   * Where the pixel size came from: `metadata`, `override` or `objective`.
   */
  'spacingSource': (string);
  /**
   * Pixel size at which the patches were scored.
   */
  'patchSpacing': (_sentinode_v1_Spacing__Output | null);
  /**
   * Side of a patch in pixels at that scale.
   */
  'patchSizePx': (number);
  /**
   * Version of the ensemble; empty in results of before versions were counted.
   */
  'ensembleVersion': (string);
}
