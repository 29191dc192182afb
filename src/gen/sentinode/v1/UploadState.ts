// Original file: proto/sentinode/v1/slide.proto

/**
 * Where an upload stands.
 */
export const UploadState = {
  /**
   * Never sent.
   */
  UPLOAD_STATE_UNSPECIFIED: 'UPLOAD_STATE_UNSPECIFIED',
  /**
   * Bytes are missing.
   */
  UPLOAD_STATE_ACTIVE: 'UPLOAD_STATE_ACTIVE',
  /**
   * All bytes are there; FinishUpload may be called.
   */
  UPLOAD_STATE_COMPLETE: 'UPLOAD_STATE_COMPLETE',
  /**
   * The slide is registered.
   */
  UPLOAD_STATE_FINISHED: 'UPLOAD_STATE_FINISHED',
} as const;

/**
 * Where an upload stands.
 */
export type UploadState =
  /**
   * Never sent.
   */
  | 'UPLOAD_STATE_UNSPECIFIED'
  | 0
  /**
   * Bytes are missing.
   */
  | 'UPLOAD_STATE_ACTIVE'
  | 1
  /**
   * All bytes are there; FinishUpload may be called.
   */
  | 'UPLOAD_STATE_COMPLETE'
  | 2
  /**
   * The slide is registered.
   */
  | 'UPLOAD_STATE_FINISHED'
  | 3

/**
 * Where an upload stands.
 */
export type UploadState__Output = typeof UploadState[keyof typeof UploadState]
