// Original file: proto/sentinode/v1/training.proto

import type { PatchFolders as _sentinode_v1_PatchFolders, PatchFolders__Output as _sentinode_v1_PatchFolders__Output } from '../../sentinode/v1/PatchFolders.js';
import type { Hyperparameters as _sentinode_v1_Hyperparameters, Hyperparameters__Output as _sentinode_v1_Hyperparameters__Output } from '../../sentinode/v1/Hyperparameters.js';
import type { DataPlan as _sentinode_v1_DataPlan, DataPlan__Output as _sentinode_v1_DataPlan__Output } from '../../sentinode/v1/DataPlan.js';

/**
 * Asks for a training run.
 */
export interface TrainRequest {
  /**
   * The network: `simplenet`, `inceptionv3` or `unet`.
   */
  'architecture'?: (string);
  /**
   * The data.
   */
  'patches'?: (_sentinode_v1_PatchFolders | null);
  /**
   * How.
   */
  'hyperparameters'?: (_sentinode_v1_Hyperparameters | null);
  /**
   * Name under which the result is registered, such as `simplenet`; 1 to 63 of a-z, 0-9, `-`.
   */
  'modelName'?: (string);
  /**
   * Start from this registered version of the same network, as `name/version`; empty means from scratch.
   */
  'initialModel'?: (string);
  /**
   * Idempotency key of the caller's choice: a second request with it joins the run of the first instead of starting
   * another, unless that run failed or was cancelled. At most 128 of letters, digits and `. _ : -`.
   */
  'requestId'?: (string);
  /**
   * The data, of any kind; instead of `patches`.
   */
  'data'?: (_sentinode_v1_DataPlan | null);
}

/**
 * Asks for a training run.
 */
export interface TrainRequest__Output {
  /**
   * The network: `simplenet`, `inceptionv3` or `unet`.
   */
  'architecture': (string);
  /**
   * The data.
   */
  'patches': (_sentinode_v1_PatchFolders__Output | null);
  /**
   * How.
   */
  'hyperparameters': (_sentinode_v1_Hyperparameters__Output | null);
  /**
   * Name under which the result is registered, such as `simplenet`; 1 to 63 of a-z, 0-9, `-`.
   */
  'modelName': (string);
  /**
   * Start from this registered version of the same network, as `name/version`; empty means from scratch.
   */
  'initialModel': (string);
  /**
   * Idempotency key of the caller's choice: a second request with it joins the run of the first instead of starting
   * another, unless that run failed or was cancelled. At most 128 of letters, digits and `. _ : -`.
   */
  'requestId': (string);
  /**
   * The data, of any kind; instead of `patches`.
   */
  'data': (_sentinode_v1_DataPlan__Output | null);
}
