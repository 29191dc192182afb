// Original file: proto/sentinode/v1/reduction.proto

import type { EvaluatedPatches as _sentinode_v1_EvaluatedPatches, EvaluatedPatches__Output as _sentinode_v1_EvaluatedPatches__Output } from '../../sentinode/v1/EvaluatedPatches.js';

/**
 * Asks for a version of reduced precision.
 */
export interface ReduceModelRequest {
  /**
   * The float32 version, as `name/version`, or a name for its served version, else its newest.
   */
  'model'?: (string);
  /**
   * `int8` (engine onnx), `bfloat16` or `float16` (engine tensorflow).
   */
  'precision'?: (string);
  /**
   * Patches that choose the range of each value of int8: training or validation patches, at least 16; of more than 512
   * so many are taken, evenly. Labels are not looked at. Required for int8, refused for the others.
   */
  'calibration'?: (_sentinode_v1_EvaluatedPatches | null);
  /**
   * What the change is measured on: labelled patches that the model was not trained on.
   */
  'validation'?: (_sentinode_v1_EvaluatedPatches | null);
  /**
   * The same of patches that nothing was chosen by; reported beside it.
   */
  'test'?: (_sentinode_v1_EvaluatedPatches | null);
}

/**
 * Asks for a version of reduced precision.
 */
export interface ReduceModelRequest__Output {
  /**
   * The float32 version, as `name/version`, or a name for its served version, else its newest.
   */
  'model': (string);
  /**
   * `int8` (engine onnx), `bfloat16` or `float16` (engine tensorflow).
   */
  'precision': (string);
  /**
   * Patches that choose the range of each value of int8: training or validation patches, at least 16; of more than 512
   * so many are taken, evenly. Labels are not looked at. Required for int8, refused for the others.
   */
  'calibration': (_sentinode_v1_EvaluatedPatches__Output | null);
  /**
   * What the change is measured on: labelled patches that the model was not trained on.
   */
  'validation': (_sentinode_v1_EvaluatedPatches__Output | null);
  /**
   * The same of patches that nothing was chosen by; reported beside it.
   */
  'test': (_sentinode_v1_EvaluatedPatches__Output | null);
}
