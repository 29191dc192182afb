// Original file: proto/sentinode/v1/prediction.proto

/**
 * In which order a slide's patches are scored. With every patch scored the results are the same.
 */
export const PatchOrder = {
  /**
   * `PATCH_ORDER_READING`, or with `stop_when_certain` `PATCH_ORDER_SUSPICIOUS_FIRST`.
   */
  PATCH_ORDER_UNSPECIFIED: 'PATCH_ORDER_UNSPECIFIED',
  /**
   * Block by block from the top: the least decoding.
   */
  PATCH_ORDER_READING: 'PATCH_ORDER_READING',
  /**
   * One random patch of every 4 × 4 first, then the surroundings of the highest scores: the slide's score rises early.
   */
  PATCH_ORDER_SUSPICIOUS_FIRST: 'PATCH_ORDER_SUSPICIOUS_FIRST',
} as const;

/**
 * In which order a slide's patches are scored. With every patch scored the results are the same.
 */
export type PatchOrder =
  /**
   * `PATCH_ORDER_READING`, or with `stop_when_certain` `PATCH_ORDER_SUSPICIOUS_FIRST`.
   */
  | 'PATCH_ORDER_UNSPECIFIED'
  | 0
  /**
   * Block by block from the top: the least decoding.
   */
  | 'PATCH_ORDER_READING'
  | 1
  /**
   * One random patch of every 4 × 4 first, then the surroundings of the highest scores: the slide's score rises early.
   */
  | 'PATCH_ORDER_SUSPICIOUS_FIRST'
  | 2

/**
 * In which order a slide's patches are scored. With every patch scored the results are the same.
 */
export type PatchOrder__Output = typeof PatchOrder[keyof typeof PatchOrder]
