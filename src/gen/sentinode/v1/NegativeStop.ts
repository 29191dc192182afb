// Original file: proto/sentinode/v1/prediction.proto


/**
 * A negative decision before every patch is scored is certain only for lesions of some size: that so many patches, wherever
 * they lie, would have been met by the random draws with the given probability.
 */
export interface NegativeStop {
  /**
   * Patches of the smallest lesion that must not be missed, each of which would by itself make the slide positive:
   * 1 to 10,000.
   */
  'lesionPatches'?: (number);
  /**
   * Probability of having met it, 0.5 to 0.9999.
   */
  'certainty'?: (number | string);
}

/**
 * A negative decision before every patch is scored is certain only for lesions of some size: that so many patches, wherever
 * they lie, would have been met by the random draws with the given probability.
 */
export interface NegativeStop__Output {
  /**
   * Patches of the smallest lesion that must not be missed, each of which would by itself make the slide positive:
   * 1 to 10,000.
   */
  'lesionPatches': (number);
  /**
   * Probability of having met it, 0.5 to 0.9999.
   */
  'certainty': (number);
}
