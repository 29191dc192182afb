// Original file: proto/sentinode/v1/prediction.proto


/**
 * Tumour probability of every pixel of a patch, of one model.
 */
export interface ProbabilityMap {
  /**
   * The model's name.
   */
  'model'?: (string);
  /**
   * Width in pixels of the patch.
   */
  'widthPx'?: (number);
  /**
   * Height in pixels of the patch.
   */
  'heightPx'?: (number);
  /**
   * Row by row from the top, 0 to 1; width_px × height_px values.
   */
  'probabilities'?: (number | string)[];
}

/**
 * Tumour probability of every pixel of a patch, of one model.
 */
export interface ProbabilityMap__Output {
  /**
   * The model's name.
   */
  'model': (string);
  /**
   * Width in pixels of the patch.
   */
  'widthPx': (number);
  /**
   * Height in pixels of the patch.
   */
  'heightPx': (number);
  /**
   * Row by row from the top, 0 to 1; width_px × height_px values.
   */
  'probabilities': (number)[];
}
