// Original file: proto/sentinode/v1/model.proto


/**
 * A member's constants in an ensemble.
 */
export interface EnsembleMember {
  /**
   * The model's name.
   */
  'model'?: (string);
  /**
   * The version that the constants were fitted on.
   */
  'version'?: (string);
  /**
   * Its weight in the default variant.
   */
  'weight'?: (number | string);
  /**
   * Mean of its (transformed) slide score on the fitting set.
   */
  'mean'?: (number | string);
  /**
   * Standard deviation of the same.
   */
  'standardDeviation'?: (number | string);
  /**
   * The precision that the constants were fitted on.
   */
  'precision'?: (string);
}

/**
 * A member's constants in an ensemble.
 */
export interface EnsembleMember__Output {
  /**
   * The model's name.
   */
  'model': (string);
  /**
   * The version that the constants were fitted on.
   */
  'version': (string);
  /**
   * Its weight in the default variant.
   */
  'weight': (number);
  /**
   * Mean of its (transformed) slide score on the fitting set.
   */
  'mean': (number);
  /**
   * Standard deviation of the same.
   */
  'standardDeviation': (number);
  /**
   * The precision that the constants were fitted on.
   */
  'precision': (string);
}
