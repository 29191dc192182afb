// Original file: proto/sentinode/v1/slide.proto

/**
 * What is wrong with a slide's picture. Each begins at a threshold that docs/quality.md gives with its reason.
 */
export const QualityFlag = {
  /**
   * Never sent.
   */
  QUALITY_FLAG_UNSPECIFIED: 'QUALITY_FLAG_UNSPECIFIED',
  /**
   * The quality could not be measured: no small level to look at, an unreadable part, or too slow.
   */
  QUALITY_FLAG_NOT_MEASURED: 'QUALITY_FLAG_NOT_MEASURED',
  /**
   * Under 0.5 % of what was scanned is tissue.
   */
  QUALITY_FLAG_LITTLE_TISSUE: 'QUALITY_FLAG_LITTLE_TISSUE',
  /**
   * A quarter of the tissue's fields or more are out of focus.
   */
  QUALITY_FLAG_BLURRED: 'QUALITY_FLAG_BLURRED',
  /**
   * Pen or other ink covers over 0.5 % of what was scanned, or over 0.5 mm².
   */
  QUALITY_FLAG_INK: 'QUALITY_FLAG_INK',
  /**
   * Haematoxylin and eosin cannot be told apart in the tissue.
   */
  QUALITY_FLAG_UNUSUAL_STAIN: 'QUALITY_FLAG_UNUSUAL_STAIN',
  /**
   * Most of the tissue lies in stain and brightness where hardly any of the models' training patches lie.
   */
  QUALITY_FLAG_OUT_OF_DISTRIBUTION: 'QUALITY_FLAG_OUT_OF_DISTRIBUTION',
} as const;

/**
 * What is wrong with a slide's picture. Each begins at a threshold that docs/quality.md gives with its reason.
 */
export type QualityFlag =
  /**
   * Never sent.
   */
  | 'QUALITY_FLAG_UNSPECIFIED'
  | 0
  /**
   * The quality could not be measured: no small level to look at, an unreadable part, or too slow.
   */
  | 'QUALITY_FLAG_NOT_MEASURED'
  | 1
  /**
   * Under 0.5 % of what was scanned is tissue.
   */
  | 'QUALITY_FLAG_LITTLE_TISSUE'
  | 2
  /**
   * A quarter of the tissue's fields or more are out of focus.
   */
  | 'QUALITY_FLAG_BLURRED'
  | 3
  /**
   * Pen or other ink covers over 0.5 % of what was scanned, or over 0.5 mm².
   */
  | 'QUALITY_FLAG_INK'
  | 4
  /**
   * Haematoxylin and eosin cannot be told apart in the tissue.
   */
  | 'QUALITY_FLAG_UNUSUAL_STAIN'
  | 5
  /**
   * Most of the tissue lies in stain and brightness where hardly any of the models' training patches lie.
   */
  | 'QUALITY_FLAG_OUT_OF_DISTRIBUTION'
  | 6

/**
 * What is wrong with a slide's picture. Each begins at a threshold that docs/quality.md gives with its reason.
 */
export type QualityFlag__Output = typeof QualityFlag[keyof typeof QualityFlag]
