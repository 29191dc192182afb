// Original file: proto/inference/model_config.proto

import type { Long } from '@grpc/proto-loader';

/**
 * The newest versions.
 */
export interface _inference_ModelVersionPolicy_Latest {
  /**
   * How many of them.
   */
  'numVersions'?: (number);
}

/**
 * The newest versions.
 */
export interface _inference_ModelVersionPolicy_Latest__Output {
  /**
   * How many of them.
   */
  'numVersions': (number);
}

/**
 * Versions by number.
 */
export interface _inference_ModelVersionPolicy_Specific {
  /**
   * The versions.
   */
  'versions'?: (number | string | Long)[];
}

/**
 * Versions by number.
 */
export interface _inference_ModelVersionPolicy_Specific__Output {
  /**
   * The versions.
   */
  'versions': (number)[];
}

/**
 * Which versions of a model are served.
 */
export interface ModelVersionPolicy {
  /**
   * The newest.
   */
  'latest'?: (_inference_ModelVersionPolicy_Latest | null);
  /**
   * Those listed.
   */
  'specific'?: (_inference_ModelVersionPolicy_Specific | null);
  /**
   * One of the policies.
   */
  'policyChoice'?: "latest"|"specific";
}

/**
 * Which versions of a model are served.
 */
export interface ModelVersionPolicy__Output {
  /**
   * The newest.
   */
  'latest'?: (_inference_ModelVersionPolicy_Latest__Output | null);
  /**
   * Those listed.
   */
  'specific'?: (_inference_ModelVersionPolicy_Specific__Output | null);
  /**
   * One of the policies.
   */
  'policyChoice'?: "latest"|"specific";
}
