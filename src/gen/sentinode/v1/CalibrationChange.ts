// Original file: proto/sentinode/v1/model.proto


/**
 * How far scores can be taken for probabilities, before and after calibration; every figure 0 (perfect) to 1.
 */
export interface CalibrationChange {
  /**
   * On which data, such as `test`.
   */
  'dataset'?: (string);
  /**
   * Expected calibration error of scores as they are, over ten bins.
   */
  'expectedErrorBefore'?: (number | string);
  /**
   * The same of calibrated scores.
   */
  'expectedErrorAfter'?: (number | string);
  /**
   * Brier score of scores as they are.
   */
  'brierScoreBefore'?: (number | string);
  /**
   * The same of calibrated scores.
   */
  'brierScoreAfter'?: (number | string);
}

/**
 * How far scores can be taken for probabilities, before and after calibration; every figure 0 (perfect) to 1.
 */
export interface CalibrationChange__Output {
  /**
   * On which data, such as `test`.
   */
  'dataset': (string);
  /**
   * Expected calibration error of scores as they are, over ten bins.
   */
  'expectedErrorBefore': (number);
  /**
   * The same of calibrated scores.
   */
  'expectedErrorAfter': (number);
  /**
   * Brier score of scores as they are.
   */
  'brierScoreBefore': (number);
  /**
   * The same of calibrated scores.
   */
  'brierScoreAfter': (number);
}
