// Original file: proto/sentinode/v1/training_data.proto


/**
 * Which patches an epoch shows.
 */
export interface SamplingPlan {
  /**
   * `class-balanced`, or `slide-balanced`: 1:1:2 of tumour, normal of the same slides, and negative slides. Empty means
   * the latter where every patch names its slide.
   */
  'mode'?: (string);
  /**
   * Most patches of a negative slide an epoch; 0 means 2,000.
   */
  'perNegativeSlide'?: (number);
  /**
   * Most tumour patches of a positive slide; 0 means 1,000. Slides with fewer give all.
   */
  'tumourPerPositiveSlide'?: (number);
  /**
   * Most normal patches of a positive slide; 0 means 1,000.
   */
  'normalPerPositiveSlide'?: (number);
  /**
   * Epochs between rounds in which negatives are scored and the worst added to the epochs that follow; 0: no rounds.
   */
  'hardNegativeEveryEpochs'?: (number);
  /**
   * Negatives scored a round; 0 means 20,000.
   */
  'hardNegativeCandidates'?: (number);
  /**
   * Negatives added a round; 0 means 2,000.
   */
  'hardNegativesAdded'?: (number);
}

/**
 * Which patches an epoch shows.
 */
export interface SamplingPlan__Output {
  /**
   * `class-balanced`, or `slide-balanced`: 1:1:2 of tumour, normal of the same slides, and negative slides. Empty means
   * the latter where every patch names its slide.
   */
  'mode': (string);
  /**
   * Most patches of a negative slide an epoch; 0 means 2,000.
   */
  'perNegativeSlide': (number);
  /**
   * Most tumour patches of a positive slide; 0 means 1,000. Slides with fewer give all.
   */
  'tumourPerPositiveSlide': (number);
  /**
   * Most normal patches of a positive slide; 0 means 1,000.
   */
  'normalPerPositiveSlide': (number);
  /**
   * Epochs between rounds in which negatives are scored and the worst added to the epochs that follow; 0: no rounds.
   */
  'hardNegativeEveryEpochs': (number);
  /**
   * Negatives scored a round; 0 means 20,000.
   */
  'hardNegativeCandidates': (number);
  /**
   * Negatives added a round; 0 means 2,000.
   */
  'hardNegativesAdded': (number);
}
