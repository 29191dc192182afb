// Original file: proto/sentinode/v1/evaluation.proto

/**
 * The largest metastasis of a slide, as CAMELYON17 names it.
 */
export const MetastasisSize = {
  /**
   * Not said.
   */
  METASTASIS_SIZE_UNSPECIFIED: 'METASTASIS_SIZE_UNSPECIFIED',
  /**
   * None.
   */
  METASTASIS_SIZE_NEGATIVE: 'METASTASIS_SIZE_NEGATIVE',
  /**
   * Isolated tumour cells: at most 0.2 mm.
   */
  METASTASIS_SIZE_ITC: 'METASTASIS_SIZE_ITC',
  /**
   * Micrometastasis: more than 0.2 mm, at most 2 mm.
   */
  METASTASIS_SIZE_MICRO: 'METASTASIS_SIZE_MICRO',
  /**
   * Macrometastasis: more than 2 mm.
   */
  METASTASIS_SIZE_MACRO: 'METASTASIS_SIZE_MACRO',
} as const;

/**
 * The largest metastasis of a slide, as CAMELYON17 names it.
 */
export type MetastasisSize =
  /**
   * Not said.
   */
  | 'METASTASIS_SIZE_UNSPECIFIED'
  | 0
  /**
   * None.
   */
  | 'METASTASIS_SIZE_NEGATIVE'
  | 1
  /**
   * Isolated tumour cells: at most 0.2 mm.
   */
  | 'METASTASIS_SIZE_ITC'
  | 2
  /**
   * Micrometastasis: more than 0.2 mm, at most 2 mm.
   */
  | 'METASTASIS_SIZE_MICRO'
  | 3
  /**
   * Macrometastasis: more than 2 mm.
   */
  | 'METASTASIS_SIZE_MACRO'
  | 4

/**
 * The largest metastasis of a slide, as CAMELYON17 names it.
 */
export type MetastasisSize__Output = typeof MetastasisSize[keyof typeof MetastasisSize]
