// Original file: proto/sentinode/v1/slide.proto

/**
 * Where a slide's physical pixel size comes from.
 */
export const SpacingSource = {
  /**
   * The slide has none: prediction answers MISSING_SPACING until it is overridden.
   */
  SPACING_SOURCE_UNSPECIFIED: 'SPACING_SOURCE_UNSPECIFIED',
  /**
   * The slide's own metadata.
   */
  SPACING_SOURCE_METADATA: 'SPACING_SOURCE_METADATA',
  /**
   * The uploader's override.
   */
  SPACING_SOURCE_OVERRIDE: 'SPACING_SOURCE_OVERRIDE',
  /**
   * The objective's magnification, as the uploader asked.
   */
  SPACING_SOURCE_OBJECTIVE: 'SPACING_SOURCE_OBJECTIVE',
} as const;

/**
 * Where a slide's physical pixel size comes from.
 */
export type SpacingSource =
  /**
   * The slide has none: prediction answers MISSING_SPACING until it is overridden.
   */
  | 'SPACING_SOURCE_UNSPECIFIED'
  | 0
  /**
   * The slide's own metadata.
   */
  | 'SPACING_SOURCE_METADATA'
  | 1
  /**
   * The uploader's override.
   */
  | 'SPACING_SOURCE_OVERRIDE'
  | 2
  /**
   * The objective's magnification, as the uploader asked.
   */
  | 'SPACING_SOURCE_OBJECTIVE'
  | 3

/**
 * Where a slide's physical pixel size comes from.
 */
export type SpacingSource__Output = typeof SpacingSource[keyof typeof SpacingSource]
