// Original file: proto/sentinode/v1/slide.proto

/**
 * A picture beside the levels of a slide.
 */
export const AssociatedImageKind = {
  /**
   * Never sent, and refused.
   */
  ASSOCIATED_IMAGE_KIND_UNSPECIFIED: 'ASSOCIATED_IMAGE_KIND_UNSPECIFIED',
  /**
   * The paper label, mostly with a number or a name.
   */
  ASSOCIATED_IMAGE_KIND_LABEL: 'ASSOCIATED_IMAGE_KIND_LABEL',
  /**
   * The whole glass, mostly with its label.
   */
  ASSOCIATED_IMAGE_KIND_MACRO: 'ASSOCIATED_IMAGE_KIND_MACRO',
  /**
   * The scanner's own small picture of the scan. GetThumbnail makes one of any slide.
   */
  ASSOCIATED_IMAGE_KIND_THUMBNAIL: 'ASSOCIATED_IMAGE_KIND_THUMBNAIL',
} as const;

/**
 * A picture beside the levels of a slide.
 */
export type AssociatedImageKind =
  /**
   * Never sent, and refused.
   */
  | 'ASSOCIATED_IMAGE_KIND_UNSPECIFIED'
  | 0
  /**
   * The paper label, mostly with a number or a name.
   */
  | 'ASSOCIATED_IMAGE_KIND_LABEL'
  | 1
  /**
   * The whole glass, mostly with its label.
   */
  | 'ASSOCIATED_IMAGE_KIND_MACRO'
  | 2
  /**
   * The scanner's own small picture of the scan. GetThumbnail makes one of any slide.
   */
  | 'ASSOCIATED_IMAGE_KIND_THUMBNAIL'
  | 3

/**
 * A picture beside the levels of a slide.
 */
export type AssociatedImageKind__Output = typeof AssociatedImageKind[keyof typeof AssociatedImageKind]
