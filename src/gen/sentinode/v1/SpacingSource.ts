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
 * Where a slide's physical pixel size comes from.
 */
export type SpacingSource__Output = typeof SpacingSource[keyof typeof SpacingSource]
