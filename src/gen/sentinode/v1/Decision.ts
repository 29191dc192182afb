// Original file: proto/sentinode/v1/prediction.proto

/**
 * What the ensemble decides at its stored threshold.
 */
export const Decision = {
  /**
   * No decision.
   */
  DECISION_UNSPECIFIED: 'DECISION_UNSPECIFIED',
  /**
   * No metastasis found.
   */
  DECISION_NEGATIVE: 'DECISION_NEGATIVE',
  /**
   * Metastasis suspected.
   */
  DECISION_POSITIVE: 'DECISION_POSITIVE',
  /**
   * The slide has no tissue: nothing was scored.
   */
  DECISION_NO_TISSUE: 'DECISION_NO_TISSUE',
} as const;

/**
 * What the ensemble decides at its stored threshold.
 */
export type Decision =
  /**
   * No decision.
   */
  | 'DECISION_UNSPECIFIED'
  | 0
  /**
   * No metastasis found.
   */
  | 'DECISION_NEGATIVE'
  | 1
  /**
   * Metastasis suspected.
   */
  | 'DECISION_POSITIVE'
  | 2
  /**
   * The slide has no tissue: nothing was scored.
   */
  | 'DECISION_NO_TISSUE'
  | 3

/**
 * What the ensemble decides at its stored threshold.
 */
export type Decision__Output = typeof Decision[keyof typeof Decision]
