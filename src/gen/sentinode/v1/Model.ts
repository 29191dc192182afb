// Original file: proto/sentinode/v1/model.proto

import type { ModelState as _sentinode_v1_ModelState, ModelState__Output as _sentinode_v1_ModelState__Output } from '../../sentinode/v1/ModelState.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';
import type { TrainingData as _sentinode_v1_TrainingData, TrainingData__Output as _sentinode_v1_TrainingData__Output } from '../../sentinode/v1/TrainingData.js';
import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from '../../sentinode/v1/Metric.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.js';
import type { ModelTraining as _sentinode_v1_ModelTraining, ModelTraining__Output as _sentinode_v1_ModelTraining__Output } from '../../sentinode/v1/ModelTraining.js';
import type { ModelCalibration as _sentinode_v1_ModelCalibration, ModelCalibration__Output as _sentinode_v1_ModelCalibration__Output } from '../../sentinode/v1/ModelCalibration.js';
import type { ModelReduction as _sentinode_v1_ModelReduction, ModelReduction__Output as _sentinode_v1_ModelReduction__Output } from '../../sentinode/v1/ModelReduction.js';
import type { Long } from '@grpc/proto-loader';

/**
 * A model version.
 */
export interface Model {
  /**
   * Its name, such as `simplenet`.
   */
  'name'?: (string);
  /**
   * Its version, such as `1`.
   */
  'version'?: (string);
  /**
   * Whether it is served.
   */
  'state'?: (_sentinode_v1_ModelState);
  /**
   * Why it failed; empty otherwise.
   */
  'stateReason'?: (string);
  /**
   * Its network, such as `simplenet` or `inceptionv3`.
   */
  'architecture'?: (string);
  /**
   * Number of parameters, batch-norm statistics included.
   */
  'parameterCount'?: (number | string | Long);
  /**
   * SHA-256 of its weights, 32 bytes.
   */
  'weightsDigest'?: (Buffer | Uint8Array | string);
  /**
   * Scale at which it sees patches.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
  /**
   * Side of its patches in pixels.
   */
  'patchSizePx'?: (number);
  /**
   * Side of the scored centre in pixels.
   */
  'centreSizePx'?: (number);
  /**
   * Its patch aggregation, such as `max`, `percentile 61` or `top-k-mean 16`.
   */
  'aggregation'?: (string);
  /**
   * What it was trained on.
   */
  'trainingData'?: (_sentinode_v1_TrainingData | null);
  /**
   * How good it is.
   */
  'metrics'?: (_sentinode_v1_Metric)[];
  /**
   * The whole manifest as JSON.
   */
  'manifestJson'?: (string);
  /**
   * When it began to be served; absent when it is not.
   */
  'readyTime'?: (_google_protobuf_Timestamp | null);
  /**
   * How it was trained.
   */
  'training'?: (_sentinode_v1_ModelTraining | null);
  /**
   * How its scores become probabilities; absent in versions made before it was fitted.
   */
  'calibration'?: (_sentinode_v1_ModelCalibration | null);
  /**
   * Whether GetModelCard finds a card.
   */
  'hasCard'?: (boolean);
  /**
   * Licence of its weights; empty where it is not stated.
   */
  'licence'?: (string);
  /**
   * What it is served in: `float32`, `int8`, `bfloat16` or `float16`.
   */
  'precision'?: (string);
  /**
   * How it was reduced and what that changed; absent for float32.
   */
  'reduction'?: (_sentinode_v1_ModelReduction | null);
}

/**
 * A model version.
 */
export interface Model__Output {
  /**
   * Its name, such as `simplenet`.
   */
  'name': (string);
  /**
   * Its version, such as `1`.
   */
  'version': (string);
  /**
   * Whether it is served.
   */
  'state': (_sentinode_v1_ModelState__Output);
  /**
   * Why it failed; empty otherwise.
   */
  'stateReason': (string);
  /**
   * Its network, such as `simplenet` or `inceptionv3`.
   */
  'architecture': (string);
  /**
   * Number of parameters, batch-norm statistics included.
   */
  'parameterCount': (number);
  /**
   * SHA-256 of its weights, 32 bytes.
   */
  'weightsDigest': (Buffer);
  /**
   * Scale at which it sees patches.
   */
  'spacing': (_sentinode_v1_Spacing__Output | null);
  /**
   * Side of its patches in pixels.
   */
  'patchSizePx': (number);
  /**
   * Side of the scored centre in pixels.
   */
  'centreSizePx': (number);
  /**
   * Its patch aggregation, such as `max`, `percentile 61` or `top-k-mean 16`.
   */
  'aggregation': (string);
  /**
   * What it was trained on.
   */
  'trainingData': (_sentinode_v1_TrainingData__Output | null);
  /**
   * How good it is.
   */
  'metrics': (_sentinode_v1_Metric__Output)[];
  /**
   * The whole manifest as JSON.
   */
  'manifestJson': (string);
  /**
   * When it began to be served; absent when it is not.
   */
  'readyTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * How it was trained.
   */
  'training': (_sentinode_v1_ModelTraining__Output | null);
  /**
   * How its scores become probabilities; absent in versions made before it was fitted.
   */
  'calibration': (_sentinode_v1_ModelCalibration__Output | null);
  /**
   * Whether GetModelCard finds a card.
   */
  'hasCard': (boolean);
  /**
   * Licence of its weights; empty where it is not stated.
   */
  'licence': (string);
  /**
   * What it is served in: `float32`, `int8`, `bfloat16` or `float16`.
   */
  'precision': (string);
  /**
   * How it was reduced and what that changed; absent for float32.
   */
  'reduction': (_sentinode_v1_ModelReduction__Output | null);
}
