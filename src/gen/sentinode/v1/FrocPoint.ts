// Original file: proto/sentinode/v1/evaluation.proto


/**
 * A point of an FROC curve.
 */
export interface FrocPoint {
  /**
   * Findings of this confidence or more count.
   */
  'threshold'?: (number | string);
  /**
   * Mean number of wrong findings.
   */
  'falsePositivesPerSlide'?: (number | string);
  /**
   * Share of the lesions that are found, 0 to 1.
   */
  'sensitivity'?: (number | string);
}

/**
 * A point of an FROC curve.
 */
export interface FrocPoint__Output {
  /**
   * Findings of this confidence or more count.
   */
  'threshold': (number);
  /**
   * Mean number of wrong findings.
   */
  'falsePositivesPerSlide': (number);
  /**
   * Share of the lesions that are found, 0 to 1.
   */
  'sensitivity': (number);
}
