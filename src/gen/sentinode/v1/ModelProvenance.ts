// Original file: proto/sentinode/v1/prediction.proto


/**
 * One model as it took part in a result.
 */
export interface ModelProvenance {
  /**
   * Its name.
   */
  'model'?: (string);
  /**
   * Its version.
   */
  'version'?: (string);
  /**
   * SHA-256 of its weights, 32 bytes.
   */
  'weightsDigest'?: (Buffer | Uint8Array | string);
  /**
   * What it computed in: `float32`, `int8`, `bfloat16` or `float16`.
   */
  'precision'?: (string);
}

/**
 * One model as it took part in a result.
 */
export interface ModelProvenance__Output {
  /**
   * Its name.
   */
  'model': (string);
  /**
   * Its version.
   */
  'version': (string);
  /**
   * SHA-256 of its weights, 32 bytes.
   */
  'weightsDigest': (Buffer);
  /**
   * What it computed in: `float32`, `int8`, `bfloat16` or `float16`.
   */
  'precision': (string);
}
