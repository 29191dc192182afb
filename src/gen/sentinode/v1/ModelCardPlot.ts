// Original file: proto/sentinode/v1/model.proto


/**
 * A plot of a model card.
 */
export interface ModelCardPlot {
  /**
   * Relative to the card, such as `plots/roc.svg`.
   */
  'file'?: (string);
  /**
   * SVG text.
   */
  'svg'?: (string);
}

/**
 * A plot of a model card.
 */
export interface ModelCardPlot__Output {
  /**
   * Relative to the card, such as `plots/roc.svg`.
   */
  'file': (string);
  /**
   * SVG text.
   */
  'svg': (string);
}
