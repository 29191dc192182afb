// Original file: proto/sentinode/v1/evaluation.proto

/**
 * The stage of a patient's lymph nodes by CAMELYON17's rule.
 */
export const PnStage = {
  /**
   * Never sent.
   */
  PN_STAGE_UNSPECIFIED: 'PN_STAGE_UNSPECIFIED',
  /**
   * pN0: no metastasis.
   */
  PN_STAGE_PN0: 'PN_STAGE_PN0',
  /**
   * pN0(i+): isolated tumour cells alone.
   */
  PN_STAGE_PN0_I_PLUS: 'PN_STAGE_PN0_I_PLUS',
  /**
   * pN1mi: micrometastases, none larger.
   */
  PN_STAGE_PN1MI: 'PN_STAGE_PN1MI',
  /**
   * pN1: 1 to 3 nodes with metastases, at least one of them macro.
   */
  PN_STAGE_PN1: 'PN_STAGE_PN1',
  /**
   * pN2: 4 to 9 nodes with metastases, at least one of them macro.
   */
  PN_STAGE_PN2: 'PN_STAGE_PN2',
} as const;

/**
 * The stage of a patient's lymph nodes by CAMELYON17's rule.
 */
export type PnStage =
  /**
   * Never sent.
   */
  | 'PN_STAGE_UNSPECIFIED'
  | 0
  /**
   * pN0: no metastasis.
   */
  | 'PN_STAGE_PN0'
  | 1
  /**
   * pN0(i+): isolated tumour cells alone.
   */
  | 'PN_STAGE_PN0_I_PLUS'
  | 2
  /**
   * pN1mi: micrometastases, none larger.
   */
  | 'PN_STAGE_PN1MI'
  | 3
  /**
   * pN1: 1 to 3 nodes with metastases, at least one of them macro.
   */
  | 'PN_STAGE_PN1'
  | 4
  /**
   * pN2: 4 to 9 nodes with metastases, at least one of them macro.
   */
  | 'PN_STAGE_PN2'
  | 5

/**
 * The stage of a patient's lymph nodes by CAMELYON17's rule.
 */
export type PnStage__Output = typeof PnStage[keyof typeof PnStage]
