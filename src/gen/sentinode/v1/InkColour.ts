// Original file: proto/sentinode/v1/slide.proto

/**
 * Colours of ink that haematoxylin and eosin do not make.
 */
export const InkColour = {
  /**
   * Never sent.
   */
  INK_COLOUR_UNSPECIFIED: 'INK_COLOUR_UNSPECIFIED',
  /**
   * Green or turquoise.
   */
  INK_COLOUR_GREEN: 'INK_COLOUR_GREEN',
  /**
   * Blue.
   */
  INK_COLOUR_BLUE: 'INK_COLOUR_BLUE',
  /**
   * Red.
   */
  INK_COLOUR_RED: 'INK_COLOUR_RED',
  /**
   * Black.
   */
  INK_COLOUR_BLACK: 'INK_COLOUR_BLACK',
} as const;

/**
 * Colours of ink that haematoxylin and eosin do not make.
 */
export type InkColour =
  /**
   * Never sent.
   */
  | 'INK_COLOUR_UNSPECIFIED'
  | 0
  /**
   * Green or turquoise.
   */
  | 'INK_COLOUR_GREEN'
  | 1
  /**
   * Blue.
   */
  | 'INK_COLOUR_BLUE'
  | 2
  /**
   * Red.
   */
  | 'INK_COLOUR_RED'
  | 3
  /**
   * Black.
   */
  | 'INK_COLOUR_BLACK'
  | 4

/**
 * Colours of ink that haematoxylin and eosin do not make.
 */
export type InkColour__Output = typeof InkColour[keyof typeof InkColour]
