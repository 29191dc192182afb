// Original file: proto/sentinode/v1/evaluation.proto

/**
 * Whether a slide holds tumour.
 */
export const TumourLabel = {
  /**
   * Not said: told by `metastasis` where that is given, refused otherwise.
   */
  TUMOUR_LABEL_UNSPECIFIED: 'TUMOUR_LABEL_UNSPECIFIED',
  /**
   * No tumour.
   */
  TUMOUR_LABEL_NORMAL: 'TUMOUR_LABEL_NORMAL',
  /**
   * Tumour.
   */
  TUMOUR_LABEL_TUMOUR: 'TUMOUR_LABEL_TUMOUR',
} as const;

/**
 * Whether a slide holds tumour.
 */
export type TumourLabel =
  /**
   * Not said: told by `metastasis` where that is given, refused otherwise.
   */
  | 'TUMOUR_LABEL_UNSPECIFIED'
  | 0
  /**
   * No tumour.
   */
  | 'TUMOUR_LABEL_NORMAL'
  | 1
  /**
   * Tumour.
   */
  | 'TUMOUR_LABEL_TUMOUR'
  | 2

/**
 * Whether a slide holds tumour.
 */
export type TumourLabel__Output = typeof TumourLabel[keyof typeof TumourLabel]
