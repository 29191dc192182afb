// Original file: proto/inference/model_config.proto

import type { ModelVersionPolicy as _inference_ModelVersionPolicy, ModelVersionPolicy__Output as _inference_ModelVersionPolicy__Output } from '../inference/ModelVersionPolicy.js';
import type { ModelInput as _inference_ModelInput, ModelInput__Output as _inference_ModelInput__Output } from '../inference/ModelInput.js';
import type { ModelOutput as _inference_ModelOutput, ModelOutput__Output as _inference_ModelOutput__Output } from '../inference/ModelOutput.js';
import type { ModelInstanceGroup as _inference_ModelInstanceGroup, ModelInstanceGroup__Output as _inference_ModelInstanceGroup__Output } from '../inference/ModelInstanceGroup.js';
import type { ModelDynamicBatching as _inference_ModelDynamicBatching, ModelDynamicBatching__Output as _inference_ModelDynamicBatching__Output } from '../inference/ModelDynamicBatching.js';
import type { ModelParameter as _inference_ModelParameter, ModelParameter__Output as _inference_ModelParameter__Output } from '../inference/ModelParameter.js';
import type { ModelEnsembling as _inference_ModelEnsembling, ModelEnsembling__Output as _inference_ModelEnsembling__Output } from '../inference/ModelEnsembling.js';
import type { ModelTransactionPolicy as _inference_ModelTransactionPolicy, ModelTransactionPolicy__Output as _inference_ModelTransactionPolicy__Output } from '../inference/ModelTransactionPolicy.js';

/**
 * A model as it is served.
 */
export interface ModelConfig {
  /**
   * Name of the model.
   */
  'name'?: (string);
  /**
   * What the model is made for; `ensemble` for an ensemble.
   */
  'platform'?: (string);
  /**
   * Which versions are served.
   */
  'versionPolicy'?: (_inference_ModelVersionPolicy | null);
  /**
   * Most items of one request.
   */
  'maxBatchSize'?: (number);
  /**
   * Inputs.
   */
  'input'?: (_inference_ModelInput)[];
  /**
   * Outputs.
   */
  'output'?: (_inference_ModelOutput)[];
  /**
   * Copies of the model.
   */
  'instanceGroup'?: (_inference_ModelInstanceGroup)[];
  /**
   * In batches.
   */
  'dynamicBatching'?: (_inference_ModelDynamicBatching | null);
  /**
   * Facts about the model: `mpp_x`, `mpp_y` (µm per pixel of its patches), `patch_size_px`, `centre_size_px`,
   * `architecture`, `weights_sha256`.
   */
  'parameters'?: ({[key: string]: _inference_ModelParameter});
  /**
   * By the members of an ensemble.
   */
  'ensembleScheduling'?: (_inference_ModelEnsembling | null);
  /**
   * What executes the model.
   */
  'backend'?: (string);
  /**
   * How requests and responses relate.
   */
  'modelTransactionPolicy'?: (_inference_ModelTransactionPolicy | null);
  /**
   * How requests are scheduled.
   */
  'schedulingChoice'?: "dynamicBatching"|"ensembleScheduling";
}

/**
 * A model as it is served.
 */
export interface ModelConfig__Output {
  /**
   * Name of the model.
   */
  'name': (string);
  /**
   * What the model is made for; `ensemble` for an ensemble.
   */
  'platform': (string);
  /**
   * Which versions are served.
   */
  'versionPolicy': (_inference_ModelVersionPolicy__Output | null);
  /**
   * Most items of one request.
   */
  'maxBatchSize': (number);
  /**
   * Inputs.
   */
  'input': (_inference_ModelInput__Output)[];
  /**
   * Outputs.
   */
  'output': (_inference_ModelOutput__Output)[];
  /**
   * Copies of the model.
   */
  'instanceGroup': (_inference_ModelInstanceGroup__Output)[];
  /**
   * In batches.
   */
  'dynamicBatching'?: (_inference_ModelDynamicBatching__Output | null);
  /**
   * Facts about the model: `mpp_x`, `mpp_y` (µm per pixel of its patches), `patch_size_px`, `centre_size_px`,
   * `architecture`, `weights_sha256`.
   */
  'parameters': ({[key: string]: _inference_ModelParameter__Output});
  /**
   * By the members of an ensemble.
   */
  'ensembleScheduling'?: (_inference_ModelEnsembling__Output | null);
  /**
   * What executes the model.
   */
  'backend': (string);
  /**
   * How requests and responses relate.
   */
  'modelTransactionPolicy': (_inference_ModelTransactionPolicy__Output | null);
  /**
   * How requests are scheduled.
   */
  'schedulingChoice'?: "dynamicBatching"|"ensembleScheduling";
}
