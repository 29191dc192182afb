// Original file: proto/sentinode/v1/evaluation.proto


/**
 * One area of a slide's truth: a closed outline in level-0 pixels, at least three points.
 */
export interface LesionOutline {
  /**
   * Level-0 columns of the points; the last point joins the first.
   */
  'level0X'?: (number | string)[];
  /**
   * Level-0 rows, as many.
   */
  'level0Y'?: (number | string)[];
  /**
   * Whether it is cut out of the tumour instead.
   */
  'hole'?: (boolean);
}

/**
 * One area of a slide's truth: a closed outline in level-0 pixels, at least three points.
 */
export interface LesionOutline__Output {
  /**
   * Level-0 columns of the points; the last point joins the first.
   */
  'level0X': (number)[];
  /**
   * Level-0 rows, as many.
   */
  'level0Y': (number)[];
  /**
   * Whether it is cut out of the tumour instead.
   */
  'hole': (boolean);
}
