// Original file: proto/inference/model_config.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One member.
 */
export interface _inference_ModelEnsembling_Step {
  /**
   * Name of the member.
   */
  'modelName'?: (string);
  /**
   * Its version; −1 is the newest.
   */
  'modelVersion'?: (number | string | Long);
  /**
   * The member's inputs, and the ensemble's tensors that they take.
   */
  'inputMap'?: ({[key: string]: string});
  /**
   * The member's outputs, and the ensemble's tensors that they become.
   */
  'outputMap'?: ({[key: string]: string});
}

/**
 * One member.
 */
export interface _inference_ModelEnsembling_Step__Output {
  /**
   * Name of the member.
   */
  'modelName': (string);
  /**
   * Its version; −1 is the newest.
   */
  'modelVersion': (number);
  /**
   * The member's inputs, and the ensemble's tensors that they take.
   */
  'inputMap': ({[key: string]: string});
  /**
   * The member's outputs, and the ensemble's tensors that they become.
   */
  'outputMap': ({[key: string]: string});
}

/**
 * A model that is made of others.
 */
export interface ModelEnsembling {
  /**
   * The members.
   */
  'step'?: (_inference_ModelEnsembling_Step)[];
}

/**
 * A model that is made of others.
 */
export interface ModelEnsembling__Output {
  /**
   * The members.
   */
  'step': (_inference_ModelEnsembling_Step__Output)[];
}
