// Original file: proto/sentinode/v1/prediction.proto

/**
 * How soon patches and slides are scored where others wait too. The numbers are those of the Open Inference Protocol's `priority`.
 */
export const Priority = {
  /**
   * The default: `PRIORITY_ROUTINE`.
   */
  PRIORITY_UNSPECIFIED: 'PRIORITY_UNSPECIFIED',
  /**
   * At once: a patient waits. Goes before all other work and is taken when others are refused.
   */
  PRIORITY_STAT: 'PRIORITY_STAT',
  /**
   * Before background work. As with each priority: patches before slides.
   */
  PRIORITY_ROUTINE: 'PRIORITY_ROUTINE',
  /**
   * When nobody else wants the engine.
   */
  PRIORITY_BACKGROUND: 'PRIORITY_BACKGROUND',
} as const;

/**
 * How soon patches and slides are scored where others wait too. The numbers are those of the Open Inference Protocol's `priority`.
 */
export type Priority =
  /**
   * The default: `PRIORITY_ROUTINE`.
   */
  | 'PRIORITY_UNSPECIFIED'
  | 0
  /**
   * At once: a patient waits. Goes before all other work and is taken when others are refused.
   */
  | 'PRIORITY_STAT'
  | 1
  /**
   * Before background work. As with each priority: patches before slides.
   */
  | 'PRIORITY_ROUTINE'
  | 2
  /**
   * When nobody else wants the engine.
   */
  | 'PRIORITY_BACKGROUND'
  | 3

/**
 * How soon patches and slides are scored where others wait too. The numbers are those of the Open Inference Protocol's `priority`.
 */
export type Priority__Output = typeof Priority[keyof typeof Priority]
