// Original file: proto/sentinode/v1/model.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What a model was trained on.
 */
export interface TrainingData {
  /**
   * Name of the source.
   */
  'source'?: (string);
  /**
   * Its licence.
   */
  'licence'?: (string);
  /**
   * SHA-256 over the sorted (file, digest) list, hexadecimal.
   */
  'digest'?: (string);
  /**
   * Patches with tumour.
   */
  'tumourPatches'?: (number | string | Long);
  /**
   * Patches without.
   */
  'normalPatches'?: (number | string | Long);
}

/**
 * What a model was trained on.
 */
export interface TrainingData__Output {
  /**
   * Name of the source.
   */
  'source': (string);
  /**
   * Its licence.
   */
  'licence': (string);
  /**
   * SHA-256 over the sorted (file, digest) list, hexadecimal.
   */
  'digest': (string);
  /**
   * Patches with tumour.
   */
  'tumourPatches': (number);
  /**
   * Patches without.
   */
  'normalPatches': (number);
}
