// Original file: proto/sentinode/v1/prediction.proto


/**
 * Score of one patch of a slide's grid.
 */
export interface SlidePatchScore {
  /**
   * Left edge of the patch in level-0 pixels.
   */
  'level0X'?: (number | string);
  /**
   * Top edge of the patch in level-0 pixels.
   */
  'level0Y'?: (number | string);
  /**
   * Column of the grid, from 0.
   */
  'column'?: (number);
  /**
   * Row of the grid, from 0.
   */
  'row'?: (number);
  /**
   * Each model's tumour probability, in the order of the result's `model_scores`.
   */
  'probabilities'?: (number | string)[];
  /**
   * The ensemble's tumour probability.
   */
  'ensembleProbability'?: (number | string);
}

/**
 * Score of one patch of a slide's grid.
 */
export interface SlidePatchScore__Output {
  /**
   * Left edge of the patch in level-0 pixels.
   */
  'level0X': (number);
  /**
   * Top edge of the patch in level-0 pixels.
   */
  'level0Y': (number);
  /**
   * Column of the grid, from 0.
   */
  'column': (number);
  /**
   * Row of the grid, from 0.
   */
  'row': (number);
  /**
   * Each model's tumour probability, in the order of the result's `model_scores`.
   */
  'probabilities': (number)[];
  /**
   * The ensemble's tumour probability.
   */
  'ensembleProbability': (number);
}
