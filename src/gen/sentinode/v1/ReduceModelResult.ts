// Original file: proto/sentinode/v1/reduction.proto

import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from '../../sentinode/v1/Model.js';
import type { Long } from '@grpc/proto-loader';

/**
 * A version of reduced precision.
 */
export interface ReduceModelResult {
  /**
   * The new version, `<name>-<precision>`, with what the precision changed. It is not served: LoadModel and
   * PromoteModel do that.
   */
  'model'?: (_sentinode_v1_Model | null);
  /**
   * Patches that were left out, each with its reason; at most 100.
   */
  'skipped'?: (string)[];
  /**
   * How many were left out.
   */
  'skippedCount'?: (number | string | Long);
  /**
   * What whoever is to serve it should know.
   */
  'warnings'?: (string)[];
  /**
   * Seconds of the work.
   */
  'seconds'?: (number | string);
}

/**
 * A version of reduced precision.
 */
export interface ReduceModelResult__Output {
  /**
   * The new version, `<name>-<precision>`, with what the precision changed. It is not served: LoadModel and
   * PromoteModel do that.
   */
  'model': (_sentinode_v1_Model__Output | null);
  /**
   * Patches that were left out, each with its reason; at most 100.
   */
  'skipped': (string)[];
  /**
   * How many were left out.
   */
  'skippedCount': (number);
  /**
   * What whoever is to serve it should know.
   */
  'warnings': (string)[];
  /**
   * Seconds of the work.
   */
  'seconds': (number);
}
