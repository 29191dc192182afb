// Original file: proto/sentinode/v1/evaluation.proto

import type { FrocPoint as _sentinode_v1_FrocPoint, FrocPoint__Output as _sentinode_v1_FrocPoint__Output } from '../../sentinode/v1/FrocPoint.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Lesions by CAMELYON16's rules.
 */
export interface FrocReport {
  /**
   * Slides, those without findings too.
   */
  'slides'?: (number | string | Long);
  /**
   * Lesions to be found.
   */
  'lesions'?: (number | string | Long);
  /**
   * Isolated tumour cells, neither to be found nor wrong.
   */
  'itcLesions'?: (number | string | Long);
  /**
   * At ¼, ½, 1, 2, 4 and 8 false positives a slide.
   */
  'sensitivities'?: (_sentinode_v1_FrocPoint)[];
  /**
   * Their mean.
   */
  'score'?: (number | string);
  /**
   * What the challenge's script prints, which leaves out the lowest confidence: another value only when every lesion
   * was found and none is isolated tumour cells.
   */
  'scriptScore'?: (number | string);
  /**
   * By falling threshold, when asked for.
   */
  'points'?: (_sentinode_v1_FrocPoint)[];
}

/**
 * Lesions by CAMELYON16's rules.
 */
export interface FrocReport__Output {
  /**
   * Slides, those without findings too.
   */
  'slides': (number);
  /**
   * Lesions to be found.
   */
  'lesions': (number);
  /**
   * Isolated tumour cells, neither to be found nor wrong.
   */
  'itcLesions': (number);
  /**
   * At ¼, ½, 1, 2, 4 and 8 false positives a slide.
   */
  'sensitivities': (_sentinode_v1_FrocPoint__Output)[];
  /**
   * Their mean.
   */
  'score': (number);
  /**
   * What the challenge's script prints, which leaves out the lowest confidence: another value only when every lesion
   * was found and none is isolated tumour cells.
   */
  'scriptScore': (number);
  /**
   * By falling threshold, when asked for.
   */
  'points': (_sentinode_v1_FrocPoint__Output)[];
}
