// Original file: proto/sentinode/v1/training_data.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One side of the split.
 */
export interface DataPart {
  /**
   * Patches with tumour.
   */
  'tumour'?: (number | string | Long);
  /**
   * Patches without.
   */
  'normal'?: (number | string | Long);
  /**
   * Slides; 0 when none are named.
   */
  'slides'?: (number | string | Long);
  /**
   * Of these, slides with tumour patches.
   */
  'positiveSlides'?: (number | string | Long);
  /**
   * Patients; 0 when none are named.
   */
  'patients'?: (number | string | Long);
}

/**
 * One side of the split.
 */
export interface DataPart__Output {
  /**
   * Patches with tumour.
   */
  'tumour': (number);
  /**
   * Patches without.
   */
  'normal': (number);
  /**
   * Slides; 0 when none are named.
   */
  'slides': (number);
  /**
   * Of these, slides with tumour patches.
   */
  'positiveSlides': (number);
  /**
   * Patients; 0 when none are named.
   */
  'patients': (number);
}
