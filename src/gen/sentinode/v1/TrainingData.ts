// Original file: proto/sentinode/v1/model.proto

import type { DataSplit as _sentinode_v1_DataSplit, DataSplit__Output as _sentinode_v1_DataSplit__Output } from '../../sentinode/v1/DataSplit.js';
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
  /**
   * How training and validation were kept apart, and what that leaves unproven.
   */
  'split'?: (string);
  /**
   * The same for programs; absent in versions made before it was stated.
   */
  'parts'?: (_sentinode_v1_DataSplit | null);
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
  /**
   * How training and validation were kept apart, and what that leaves unproven.
   */
  'split': (string);
  /**
   * The same for programs; absent in versions made before it was stated.
   */
  'parts': (_sentinode_v1_DataSplit__Output | null);
}
