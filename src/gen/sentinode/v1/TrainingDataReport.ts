// Original file: proto/sentinode/v1/training.proto

import type { DataReport as _sentinode_v1_DataReport, DataReport__Output as _sentinode_v1_DataReport__Output } from '../../sentinode/v1/DataReport.js';
import type { Long } from '@grpc/proto-loader';

/**
 * What the data is.
 */
export interface TrainingDataReport {
  /**
   * Training patches with tumour.
   */
  'trainingTumour'?: (number | string | Long);
  /**
   * Training patches without.
   */
  'trainingNormal'?: (number | string | Long);
  /**
   * Validation patches with tumour.
   */
  'validationTumour'?: (number | string | Long);
  /**
   * Validation patches without.
   */
  'validationNormal'?: (number | string | Long);
  /**
   * Files that were left out, each with its reason; at most 100.
   */
  'skipped'?: (string)[];
  /**
   * SHA-256 of the data, hexadecimal.
   */
  'digest'?: (string);
  /**
   * The whole report; absent in runs of versions before it.
   */
  'details'?: (_sentinode_v1_DataReport | null);
}

/**
 * What the data is.
 */
export interface TrainingDataReport__Output {
  /**
   * Training patches with tumour.
   */
  'trainingTumour': (number);
  /**
   * Training patches without.
   */
  'trainingNormal': (number);
  /**
   * Validation patches with tumour.
   */
  'validationTumour': (number);
  /**
   * Validation patches without.
   */
  'validationNormal': (number);
  /**
   * Files that were left out, each with its reason; at most 100.
   */
  'skipped': (string)[];
  /**
   * SHA-256 of the data, hexadecimal.
   */
  'digest': (string);
  /**
   * The whole report; absent in runs of versions before it.
   */
  'details': (_sentinode_v1_DataReport__Output | null);
}
