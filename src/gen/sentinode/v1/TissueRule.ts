// Original file: proto/sentinode/v1/prediction.proto

/**
 * How tissue is told from glass. All rules look at one grey level a patch and drop black, which was never scanned.
 */
export const TissueRule = {
  /**
   * The default: `TISSUE_RULE_OTSU`.
   */
  TISSUE_RULE_UNSPECIFIED: 'TISSUE_RULE_UNSPECIFIED',
  /**
   * The method's: Otsu's threshold. Where much of the tissue is pale, the threshold falls within the tissue and the
   * palest part of it is not scored.
   */
  TISSUE_RULE_OTSU: 'TISSUE_RULE_OTSU',
  /**
   * Otsu's threshold again over what the first one left as bright: pale tissue is scored too.
   */
  TISSUE_RULE_OTSU_TWICE: 'TISSUE_RULE_OTSU_TWICE',
} as const;

/**
 * How tissue is told from glass. All rules look at one grey level a patch and drop black, which was never scanned.
 */
export type TissueRule =
  /**
   * The default: `TISSUE_RULE_OTSU`.
   */
  | 'TISSUE_RULE_UNSPECIFIED'
  | 0
  /**
   * The method's: Otsu's threshold. Where much of the tissue is pale, the threshold falls within the tissue and the
   * palest part of it is not scored.
   */
  | 'TISSUE_RULE_OTSU'
  | 1
  /**
   * Otsu's threshold again over what the first one left as bright: pale tissue is scored too.
   */
  | 'TISSUE_RULE_OTSU_TWICE'
  | 2

/**
 * How tissue is told from glass. All rules look at one grey level a patch and drop black, which was never scanned.
 */
export type TissueRule__Output = typeof TissueRule[keyof typeof TissueRule]
