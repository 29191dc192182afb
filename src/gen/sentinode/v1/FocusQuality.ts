// Original file: proto/sentinode/v1/slide.proto


/**
 * Focus of fields of 187 µm, spread evenly over the tissue, at 0.972 µm/px.
 */
export interface FocusQuality {
  /**
   * Fields looked at, at most 24.
   */
  'fields'?: (number);
  /**
   * Median of the fields' sharpness, 0 to 1: the mean squared difference of pixels 1 px apart over that of pixels 4 px
   * apart. Sharp tissue has 0.22 to 0.5, a blur of 2 µm (standard deviation) about 0.1.
   */
  'sharpness'?: (number | string);
  /**
   * Share of the fields with a sharpness under 0.12, 0 to 1.
   */
  'blurredShare'?: (number | string);
}

/**
 * Focus of fields of 187 µm, spread evenly over the tissue, at 0.972 µm/px.
 */
export interface FocusQuality__Output {
  /**
   * Fields looked at, at most 24.
   */
  'fields': (number);
  /**
   * Median of the fields' sharpness, 0 to 1: the mean squared difference of pixels 1 px apart over that of pixels 4 px
   * apart. Sharp tissue has 0.22 to 0.5, a blur of 2 µm (standard deviation) about 0.1.
   */
  'sharpness': (number);
  /**
   * Share of the fields with a sharpness under 0.12, 0 to 1.
   */
  'blurredShare': (number);
}
