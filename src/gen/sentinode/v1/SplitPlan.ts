// Original file: proto/sentinode/v1/training_data.proto


/**
 * How validation is kept apart from training: by groups, in the same share of those with tumour and those without.
 */
export interface SplitPlan {
  /**
   * Share of training, from 0.5 to 0.99; 0 means 0.8.
   */
  'trainingShare'?: (number | string);
  /**
   * Instead of a share: part `fold`, from 1, of `fold_of` is validation.
   */
  'fold'?: (number);
  /**
   * Parts, 2 to 20; 0 means no folds.
   */
  'foldOf'?: (number);
  /**
   * `patient`, `slide` or `patch`; empty means the coarsest that the data names throughout.
   */
  'groupBy'?: (string);
  /**
   * Overlaps of training and validation that are meant: `patient`, `slide`, `image`. Any other is an error.
   */
  'allowedLeaks'?: (string)[];
}

/**
 * How validation is kept apart from training: by groups, in the same share of those with tumour and those without.
 */
export interface SplitPlan__Output {
  /**
   * Share of training, from 0.5 to 0.99; 0 means 0.8.
   */
  'trainingShare': (number);
  /**
   * Instead of a share: part `fold`, from 1, of `fold_of` is validation.
   */
  'fold': (number);
  /**
   * Parts, 2 to 20; 0 means no folds.
   */
  'foldOf': (number);
  /**
   * `patient`, `slide` or `patch`; empty means the coarsest that the data names throughout.
   */
  'groupBy': (string);
  /**
   * Overlaps of training and validation that are meant: `patient`, `slide`, `image`. Any other is an error.
   */
  'allowedLeaks': (string)[];
}
