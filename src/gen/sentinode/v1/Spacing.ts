// Original file: proto/sentinode/v1/common.proto


/**
 * Physical size of one pixel. X and Y are kept apart: scanners exist that differ.
 */
export interface Spacing {
  /**
   * Micrometres per pixel along x (columns), greater than 0 and at most 100.
   */
  'mppX'?: (number | string);
  /**
   * Micrometres per pixel along y (rows), greater than 0 and at most 100.
   */
  'mppY'?: (number | string);
}

/**
 * Physical size of one pixel. X and Y are kept apart: scanners exist that differ.
 */
export interface Spacing__Output {
  /**
   * Micrometres per pixel along x (columns), greater than 0 and at most 100.
   */
  'mppX': (number);
  /**
   * Micrometres per pixel along y (rows), greater than 0 and at most 100.
   */
  'mppY': (number);
}
