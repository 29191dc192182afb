// Original file: proto/sentinode/v1/model.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Data that an ensemble was fitted on.
 */
export interface EnsembleFitData {
  /**
   * Such as `validation`.
   */
  'name'?: (string);
  /**
   * SHA-256 over the lines `<file name>\t<SHA-256 of the file>\n`, sorted, 32 bytes.
   */
  'digest'?: (Buffer | Uint8Array | string);
  /**
   * Slides or patches with tumour.
   */
  'positives'?: (number | string | Long);
  /**
   * Those without.
   */
  'negatives'?: (number | string | Long);
}

/**
 * Data that an ensemble was fitted on.
 */
export interface EnsembleFitData__Output {
  /**
   * Such as `validation`.
   */
  'name': (string);
  /**
   * SHA-256 over the lines `<file name>\t<SHA-256 of the file>\n`, sorted, 32 bytes.
   */
  'digest': (Buffer);
  /**
   * Slides or patches with tumour.
   */
  'positives': (number);
  /**
   * Those without.
   */
  'negatives': (number);
}
