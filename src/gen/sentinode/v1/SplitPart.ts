// Original file: proto/sentinode/v1/model.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One side of a split.
 */
export interface SplitPart {
  /**
   * Patches with tumour.
   */
  'tumour'?: (number | string | Long);
  /**
   * Patches without.
   */
  'normal'?: (number | string | Long);
  /**
   * Slides; 0 where the data names none.
   */
  'slides'?: (number | string | Long);
  /**
   * Patients; 0 where the data names none.
   */
  'patients'?: (number | string | Long);
}

/**
 * One side of a split.
 */
export interface SplitPart__Output {
  /**
   * Patches with tumour.
   */
  'tumour': (number);
  /**
   * Patches without.
   */
  'normal': (number);
  /**
   * Slides; 0 where the data names none.
   */
  'slides': (number);
  /**
   * Patients; 0 where the data names none.
   */
  'patients': (number);
}
