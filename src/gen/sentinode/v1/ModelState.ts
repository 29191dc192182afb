// Original file: proto/sentinode/v1/model.proto

/**
 * Whether a model version is served.
 */
export const ModelState = {
  /**
   * Never sent.
   */
  MODEL_STATE_UNSPECIFIED: 'MODEL_STATE_UNSPECIFIED',
  /**
   * On disk, not served.
   */
  MODEL_STATE_UNLOADED: 'MODEL_STATE_UNLOADED',
  /**
   * Being loaded.
   */
  MODEL_STATE_LOADING: 'MODEL_STATE_LOADING',
  /**
   * Served.
   */
  MODEL_STATE_READY: 'MODEL_STATE_READY',
  /**
   * Refused; see `state_reason`.
   */
  MODEL_STATE_FAILED: 'MODEL_STATE_FAILED',
} as const;

/**
 * Whether a model version is served.
 */
export type ModelState =
  /**
   * Never sent.
   */
  | 'MODEL_STATE_UNSPECIFIED'
  | 0
  /**
   * On disk, not served.
   */
  | 'MODEL_STATE_UNLOADED'
  | 1
  /**
   * Being loaded.
   */
  | 'MODEL_STATE_LOADING'
  | 2
  /**
   * Served.
   */
  | 'MODEL_STATE_READY'
  | 3
  /**
   * Refused; see `state_reason`.
   */
  | 'MODEL_STATE_FAILED'
  | 4

/**
 * Whether a model version is served.
 */
export type ModelState__Output = typeof ModelState[keyof typeof ModelState]
