// Original file: proto/sentinode/v1/slide.proto


/**
 * A stain as an optical density: natural logarithm, light of 240 for clear glass.
 */
export interface StainVector {
  /**
   * Density in red per unit of the stain; the three are of length 1 together.
   */
  'red'?: (number | string);
  /**
   * Density in green.
   */
  'green'?: (number | string);
  /**
   * Density in blue.
   */
  'blue'?: (number | string);
  /**
   * 99th percentile of the stain's amount over the tissue, above 0.
   */
  'maxAmount'?: (number | string);
}

/**
 * A stain as an optical density: natural logarithm, light of 240 for clear glass.
 */
export interface StainVector__Output {
  /**
   * Density in red per unit of the stain; the three are of length 1 together.
   */
  'red': (number);
  /**
   * Density in green.
   */
  'green': (number);
  /**
   * Density in blue.
   */
  'blue': (number);
  /**
   * 99th percentile of the stain's amount over the tissue, above 0.
   */
  'maxAmount': (number);
}
