// Original file: proto/sentinode/v1/prediction.proto

/**
 * How soon patches are scored where others wait too. The numbers are those of the Open Inference Protocol's `priority`.
 */
export const Priority = {
  /**
   * The default: `PRIORITY_ROUTINE`.
   */
  PRIORITY_UNSPECIFIED: 'PRIORITY_UNSPECIFIED',
  /**
   * At once: a patient waits. Goes before all other work, slides included, and is taken when others are refused.
   */
  PRIORITY_STAT: 'PRIORITY_STAT',
  /**
   * Before slides.
   */
  PRIORITY_ROUTINE: 'PRIORITY_ROUTINE',
  /**
   * With slides, when nobody else wants the engine.
   */
  PRIORITY_BACKGROUND: 'PRIORITY_BACKGROUND',
} as const;

/**
 * How soon patches are scored where others wait too. The numbers are those of the Open Inference Protocol's `priority`.
 */
export type Priority =
  /**
   * The default: `PRIORITY_ROUTINE`.
   */
  | 'PRIORITY_UNSPECIFIED'
  | 0
  /**
   * At once: a patient waits. Goes before all other work, slides included, and is taken when others are refused.
   */
  | 'PRIORITY_STAT'
  | 1
  /**
   * Before slides.
   */
  | 'PRIORITY_ROUTINE'
  | 2
  /**
   * With slides, when nobody else wants the engine.
   */
  | 'PRIORITY_BACKGROUND'
  | 3

/**
 * How soon patches are scored where others wait too. The numbers are those of the Open Inference Protocol's `priority`.
 */
export type Priority__Output = typeof Priority[keyof typeof Priority]
