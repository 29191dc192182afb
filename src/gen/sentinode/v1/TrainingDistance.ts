// Original file: proto/sentinode/v1/slide.proto


/**
 * Where the tissue lies among the patches that the shipped models were trained on, by Mahalanobis distance of the
 * means, deviations and correlations of the optical densities of patches of 96 px at 0.972 µm/px.
 */
export interface TrainingDistance {
  /**
   * Patches with enough stain to be compared, at most 96.
   */
  'patches'?: (number);
  /**
   * Median distance.
   */
  'medianDistance'?: (number | string);
  /**
   * 95 % of the training patches lie within this distance.
   */
  'limit'?: (number | string);
  /**
   * Share of the slide's patches beyond the limit, 0 to 1.
   */
  'shareBeyond'?: (number | string);
}

/**
 * Where the tissue lies among the patches that the shipped models were trained on, by Mahalanobis distance of the
 * means, deviations and correlations of the optical densities of patches of 96 px at 0.972 µm/px.
 */
export interface TrainingDistance__Output {
  /**
   * Patches with enough stain to be compared, at most 96.
   */
  'patches': (number);
  /**
   * Median distance.
   */
  'medianDistance': (number);
  /**
   * 95 % of the training patches lie within this distance.
   */
  'limit': (number);
  /**
   * Share of the slide's patches beyond the limit, 0 to 1.
   */
  'shareBeyond': (number);
}
