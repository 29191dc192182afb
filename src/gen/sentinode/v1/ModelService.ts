// Original file: proto/sentinode/v1/model.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetEnsembleRequest as _sentinode_v1_GetEnsembleRequest, GetEnsembleRequest__Output as _sentinode_v1_GetEnsembleRequest__Output } from '../../sentinode/v1/GetEnsembleRequest.js';
import type { GetEnsembleResponse as _sentinode_v1_GetEnsembleResponse, GetEnsembleResponse__Output as _sentinode_v1_GetEnsembleResponse__Output } from '../../sentinode/v1/GetEnsembleResponse.js';
import type { GetModelCardRequest as _sentinode_v1_GetModelCardRequest, GetModelCardRequest__Output as _sentinode_v1_GetModelCardRequest__Output } from '../../sentinode/v1/GetModelCardRequest.js';
import type { GetModelCardResponse as _sentinode_v1_GetModelCardResponse, GetModelCardResponse__Output as _sentinode_v1_GetModelCardResponse__Output } from '../../sentinode/v1/GetModelCardResponse.js';
import type { GetModelRequest as _sentinode_v1_GetModelRequest, GetModelRequest__Output as _sentinode_v1_GetModelRequest__Output } from '../../sentinode/v1/GetModelRequest.js';
import type { GetModelResponse as _sentinode_v1_GetModelResponse, GetModelResponse__Output as _sentinode_v1_GetModelResponse__Output } from '../../sentinode/v1/GetModelResponse.js';
import type { ListEnsemblesRequest as _sentinode_v1_ListEnsemblesRequest, ListEnsemblesRequest__Output as _sentinode_v1_ListEnsemblesRequest__Output } from '../../sentinode/v1/ListEnsemblesRequest.js';
import type { ListEnsemblesResponse as _sentinode_v1_ListEnsemblesResponse, ListEnsemblesResponse__Output as _sentinode_v1_ListEnsemblesResponse__Output } from '../../sentinode/v1/ListEnsemblesResponse.js';
import type { ListModelsRequest as _sentinode_v1_ListModelsRequest, ListModelsRequest__Output as _sentinode_v1_ListModelsRequest__Output } from '../../sentinode/v1/ListModelsRequest.js';
import type { ListModelsResponse as _sentinode_v1_ListModelsResponse, ListModelsResponse__Output as _sentinode_v1_ListModelsResponse__Output } from '../../sentinode/v1/ListModelsResponse.js';
import type { LoadModelRequest as _sentinode_v1_LoadModelRequest, LoadModelRequest__Output as _sentinode_v1_LoadModelRequest__Output } from '../../sentinode/v1/LoadModelRequest.js';
import type { LoadModelResponse as _sentinode_v1_LoadModelResponse, LoadModelResponse__Output as _sentinode_v1_LoadModelResponse__Output } from '../../sentinode/v1/LoadModelResponse.js';
import type { PromoteModelRequest as _sentinode_v1_PromoteModelRequest, PromoteModelRequest__Output as _sentinode_v1_PromoteModelRequest__Output } from '../../sentinode/v1/PromoteModelRequest.js';
import type { PromoteModelResponse as _sentinode_v1_PromoteModelResponse, PromoteModelResponse__Output as _sentinode_v1_PromoteModelResponse__Output } from '../../sentinode/v1/PromoteModelResponse.js';
import type { ReloadModelRequest as _sentinode_v1_ReloadModelRequest, ReloadModelRequest__Output as _sentinode_v1_ReloadModelRequest__Output } from '../../sentinode/v1/ReloadModelRequest.js';
import type { ReloadModelResponse as _sentinode_v1_ReloadModelResponse, ReloadModelResponse__Output as _sentinode_v1_ReloadModelResponse__Output } from '../../sentinode/v1/ReloadModelResponse.js';
import type { RollbackModelRequest as _sentinode_v1_RollbackModelRequest, RollbackModelRequest__Output as _sentinode_v1_RollbackModelRequest__Output } from '../../sentinode/v1/RollbackModelRequest.js';
import type { RollbackModelResponse as _sentinode_v1_RollbackModelResponse, RollbackModelResponse__Output as _sentinode_v1_RollbackModelResponse__Output } from '../../sentinode/v1/RollbackModelResponse.js';
import type { UnloadModelRequest as _sentinode_v1_UnloadModelRequest, UnloadModelRequest__Output as _sentinode_v1_UnloadModelRequest__Output } from '../../sentinode/v1/UnloadModelRequest.js';
import type { UnloadModelResponse as _sentinode_v1_UnloadModelResponse, UnloadModelResponse__Output as _sentinode_v1_UnloadModelResponse__Output } from '../../sentinode/v1/UnloadModelResponse.js';

/**
 * Lists, describes and switches the models that the service serves.
 */
export interface ModelServiceClient extends grpc.Client {
  /**
   * Describes the ensemble that is served, or another version.
   */
  GetEnsemble(argument: _sentinode_v1_GetEnsembleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetEnsembleResponse__Output>): grpc.ClientUnaryCall;
  GetEnsemble(argument: _sentinode_v1_GetEnsembleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetEnsembleResponse__Output>): grpc.ClientUnaryCall;
  GetEnsemble(argument: _sentinode_v1_GetEnsembleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetEnsembleResponse__Output>): grpc.ClientUnaryCall;
  GetEnsemble(argument: _sentinode_v1_GetEnsembleRequest, callback: grpc.requestCallback<_sentinode_v1_GetEnsembleResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Describes the ensemble that is served, or another version.
   */
  getEnsemble(argument: _sentinode_v1_GetEnsembleRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetEnsembleResponse__Output>): grpc.ClientUnaryCall;
  getEnsemble(argument: _sentinode_v1_GetEnsembleRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetEnsembleResponse__Output>): grpc.ClientUnaryCall;
  getEnsemble(argument: _sentinode_v1_GetEnsembleRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetEnsembleResponse__Output>): grpc.ClientUnaryCall;
  getEnsemble(argument: _sentinode_v1_GetEnsembleRequest, callback: grpc.requestCallback<_sentinode_v1_GetEnsembleResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Describes one model version.
   */
  GetModel(argument: _sentinode_v1_GetModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetModelResponse__Output>): grpc.ClientUnaryCall;
  GetModel(argument: _sentinode_v1_GetModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetModelResponse__Output>): grpc.ClientUnaryCall;
  GetModel(argument: _sentinode_v1_GetModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetModelResponse__Output>): grpc.ClientUnaryCall;
  GetModel(argument: _sentinode_v1_GetModelRequest, callback: grpc.requestCallback<_sentinode_v1_GetModelResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Describes one model version.
   */
  getModel(argument: _sentinode_v1_GetModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetModelResponse__Output>): grpc.ClientUnaryCall;
  getModel(argument: _sentinode_v1_GetModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetModelResponse__Output>): grpc.ClientUnaryCall;
  getModel(argument: _sentinode_v1_GetModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetModelResponse__Output>): grpc.ClientUnaryCall;
  getModel(argument: _sentinode_v1_GetModelRequest, callback: grpc.requestCallback<_sentinode_v1_GetModelResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads the card of one model version: intended use, figures, data, training and plots, at most 3 MiB in all.
   */
  GetModelCard(argument: _sentinode_v1_GetModelCardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetModelCardResponse__Output>): grpc.ClientUnaryCall;
  GetModelCard(argument: _sentinode_v1_GetModelCardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetModelCardResponse__Output>): grpc.ClientUnaryCall;
  GetModelCard(argument: _sentinode_v1_GetModelCardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetModelCardResponse__Output>): grpc.ClientUnaryCall;
  GetModelCard(argument: _sentinode_v1_GetModelCardRequest, callback: grpc.requestCallback<_sentinode_v1_GetModelCardResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads the card of one model version: intended use, figures, data, training and plots, at most 3 MiB in all.
   */
  getModelCard(argument: _sentinode_v1_GetModelCardRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetModelCardResponse__Output>): grpc.ClientUnaryCall;
  getModelCard(argument: _sentinode_v1_GetModelCardRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetModelCardResponse__Output>): grpc.ClientUnaryCall;
  getModelCard(argument: _sentinode_v1_GetModelCardRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetModelCardResponse__Output>): grpc.ClientUnaryCall;
  getModelCard(argument: _sentinode_v1_GetModelCardRequest, callback: grpc.requestCallback<_sentinode_v1_GetModelCardResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists every ensemble on the server: the shipped one, and those that FitEnsemble froze.
   */
  ListEnsembles(argument: _sentinode_v1_ListEnsemblesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListEnsemblesResponse__Output>): grpc.ClientUnaryCall;
  ListEnsembles(argument: _sentinode_v1_ListEnsemblesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListEnsemblesResponse__Output>): grpc.ClientUnaryCall;
  ListEnsembles(argument: _sentinode_v1_ListEnsemblesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListEnsemblesResponse__Output>): grpc.ClientUnaryCall;
  ListEnsembles(argument: _sentinode_v1_ListEnsemblesRequest, callback: grpc.requestCallback<_sentinode_v1_ListEnsemblesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists every ensemble on the server: the shipped one, and those that FitEnsemble froze.
   */
  listEnsembles(argument: _sentinode_v1_ListEnsemblesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListEnsemblesResponse__Output>): grpc.ClientUnaryCall;
  listEnsembles(argument: _sentinode_v1_ListEnsemblesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListEnsemblesResponse__Output>): grpc.ClientUnaryCall;
  listEnsembles(argument: _sentinode_v1_ListEnsemblesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListEnsemblesResponse__Output>): grpc.ClientUnaryCall;
  listEnsembles(argument: _sentinode_v1_ListEnsemblesRequest, callback: grpc.requestCallback<_sentinode_v1_ListEnsemblesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists every model version on the server, served or not.
   */
  ListModels(argument: _sentinode_v1_ListModelsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListModelsResponse__Output>): grpc.ClientUnaryCall;
  ListModels(argument: _sentinode_v1_ListModelsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListModelsResponse__Output>): grpc.ClientUnaryCall;
  ListModels(argument: _sentinode_v1_ListModelsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListModelsResponse__Output>): grpc.ClientUnaryCall;
  ListModels(argument: _sentinode_v1_ListModelsRequest, callback: grpc.requestCallback<_sentinode_v1_ListModelsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists every model version on the server, served or not.
   */
  listModels(argument: _sentinode_v1_ListModelsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListModelsResponse__Output>): grpc.ClientUnaryCall;
  listModels(argument: _sentinode_v1_ListModelsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListModelsResponse__Output>): grpc.ClientUnaryCall;
  listModels(argument: _sentinode_v1_ListModelsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListModelsResponse__Output>): grpc.ClientUnaryCall;
  listModels(argument: _sentinode_v1_ListModelsRequest, callback: grpc.requestCallback<_sentinode_v1_ListModelsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Loads a version and serves it from then on; its golden patches are replayed first.
   * Calls under way end on the version they began with.
   */
  LoadModel(argument: _sentinode_v1_LoadModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_LoadModelResponse__Output>): grpc.ClientUnaryCall;
  LoadModel(argument: _sentinode_v1_LoadModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_LoadModelResponse__Output>): grpc.ClientUnaryCall;
  LoadModel(argument: _sentinode_v1_LoadModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_LoadModelResponse__Output>): grpc.ClientUnaryCall;
  LoadModel(argument: _sentinode_v1_LoadModelRequest, callback: grpc.requestCallback<_sentinode_v1_LoadModelResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Loads a version and serves it from then on; its golden patches are replayed first.
   * Calls under way end on the version they began with.
   */
  loadModel(argument: _sentinode_v1_LoadModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_LoadModelResponse__Output>): grpc.ClientUnaryCall;
  loadModel(argument: _sentinode_v1_LoadModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_LoadModelResponse__Output>): grpc.ClientUnaryCall;
  loadModel(argument: _sentinode_v1_LoadModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_LoadModelResponse__Output>): grpc.ClientUnaryCall;
  loadModel(argument: _sentinode_v1_LoadModelRequest, callback: grpc.requestCallback<_sentinode_v1_LoadModelResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Puts a version into service for good: as LoadModel, and the server's next start serves it too. No call is dropped.
   * The version served before is remembered for RollbackModel. The name `ensemble` means the ensemble: it is served
   * with exactly the weights that it was fitted on, all at once; the loads happen beside what answers meanwhile.
   */
  PromoteModel(argument: _sentinode_v1_PromoteModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_PromoteModelResponse__Output>): grpc.ClientUnaryCall;
  PromoteModel(argument: _sentinode_v1_PromoteModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_PromoteModelResponse__Output>): grpc.ClientUnaryCall;
  PromoteModel(argument: _sentinode_v1_PromoteModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_PromoteModelResponse__Output>): grpc.ClientUnaryCall;
  PromoteModel(argument: _sentinode_v1_PromoteModelRequest, callback: grpc.requestCallback<_sentinode_v1_PromoteModelResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Puts a version into service for good: as LoadModel, and the server's next start serves it too. No call is dropped.
   * The version served before is remembered for RollbackModel. The name `ensemble` means the ensemble: it is served
   * with exactly the weights that it was fitted on, all at once; the loads happen beside what answers meanwhile.
   */
  promoteModel(argument: _sentinode_v1_PromoteModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_PromoteModelResponse__Output>): grpc.ClientUnaryCall;
  promoteModel(argument: _sentinode_v1_PromoteModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_PromoteModelResponse__Output>): grpc.ClientUnaryCall;
  promoteModel(argument: _sentinode_v1_PromoteModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_PromoteModelResponse__Output>): grpc.ClientUnaryCall;
  promoteModel(argument: _sentinode_v1_PromoteModelRequest, callback: grpc.requestCallback<_sentinode_v1_PromoteModelResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads a served model's files again and swaps them in. When that fails, the old one goes on.
   */
  ReloadModel(argument: _sentinode_v1_ReloadModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ReloadModelResponse__Output>): grpc.ClientUnaryCall;
  ReloadModel(argument: _sentinode_v1_ReloadModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ReloadModelResponse__Output>): grpc.ClientUnaryCall;
  ReloadModel(argument: _sentinode_v1_ReloadModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ReloadModelResponse__Output>): grpc.ClientUnaryCall;
  ReloadModel(argument: _sentinode_v1_ReloadModelRequest, callback: grpc.requestCallback<_sentinode_v1_ReloadModelResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Reads a served model's files again and swaps them in. When that fails, the old one goes on.
   */
  reloadModel(argument: _sentinode_v1_ReloadModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ReloadModelResponse__Output>): grpc.ClientUnaryCall;
  reloadModel(argument: _sentinode_v1_ReloadModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ReloadModelResponse__Output>): grpc.ClientUnaryCall;
  reloadModel(argument: _sentinode_v1_ReloadModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ReloadModelResponse__Output>): grpc.ClientUnaryCall;
  reloadModel(argument: _sentinode_v1_ReloadModelRequest, callback: grpc.requestCallback<_sentinode_v1_ReloadModelResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Puts the version that was served before the last promotion back into service, for good. Calls may follow each
   * other, back to the first. The name `ensemble` means the ensemble.
   */
  RollbackModel(argument: _sentinode_v1_RollbackModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_RollbackModelResponse__Output>): grpc.ClientUnaryCall;
  RollbackModel(argument: _sentinode_v1_RollbackModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_RollbackModelResponse__Output>): grpc.ClientUnaryCall;
  RollbackModel(argument: _sentinode_v1_RollbackModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_RollbackModelResponse__Output>): grpc.ClientUnaryCall;
  RollbackModel(argument: _sentinode_v1_RollbackModelRequest, callback: grpc.requestCallback<_sentinode_v1_RollbackModelResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Puts the version that was served before the last promotion back into service, for good. Calls may follow each
   * other, back to the first. The name `ensemble` means the ensemble.
   */
  rollbackModel(argument: _sentinode_v1_RollbackModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_RollbackModelResponse__Output>): grpc.ClientUnaryCall;
  rollbackModel(argument: _sentinode_v1_RollbackModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_RollbackModelResponse__Output>): grpc.ClientUnaryCall;
  rollbackModel(argument: _sentinode_v1_RollbackModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_RollbackModelResponse__Output>): grpc.ClientUnaryCall;
  rollbackModel(argument: _sentinode_v1_RollbackModelRequest, callback: grpc.requestCallback<_sentinode_v1_RollbackModelResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Stops serving a model. Calls under way end on it.
   */
  UnloadModel(argument: _sentinode_v1_UnloadModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_UnloadModelResponse__Output>): grpc.ClientUnaryCall;
  UnloadModel(argument: _sentinode_v1_UnloadModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_UnloadModelResponse__Output>): grpc.ClientUnaryCall;
  UnloadModel(argument: _sentinode_v1_UnloadModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_UnloadModelResponse__Output>): grpc.ClientUnaryCall;
  UnloadModel(argument: _sentinode_v1_UnloadModelRequest, callback: grpc.requestCallback<_sentinode_v1_UnloadModelResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Stops serving a model. Calls under way end on it.
   */
  unloadModel(argument: _sentinode_v1_UnloadModelRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_UnloadModelResponse__Output>): grpc.ClientUnaryCall;
  unloadModel(argument: _sentinode_v1_UnloadModelRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_UnloadModelResponse__Output>): grpc.ClientUnaryCall;
  unloadModel(argument: _sentinode_v1_UnloadModelRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_UnloadModelResponse__Output>): grpc.ClientUnaryCall;
  unloadModel(argument: _sentinode_v1_UnloadModelRequest, callback: grpc.requestCallback<_sentinode_v1_UnloadModelResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Lists, describes and switches the models that the service serves.
 */
export interface ModelServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Describes the ensemble that is served, or another version.
   */
  GetEnsemble: grpc.handleUnaryCall<_sentinode_v1_GetEnsembleRequest__Output, _sentinode_v1_GetEnsembleResponse>;
  
  /**
   * Describes one model version.
   */
  GetModel: grpc.handleUnaryCall<_sentinode_v1_GetModelRequest__Output, _sentinode_v1_GetModelResponse>;
  
  /**
   * Reads the card of one model version: intended use, figures, data, training and plots, at most 3 MiB in all.
   */
  GetModelCard: grpc.handleUnaryCall<_sentinode_v1_GetModelCardRequest__Output, _sentinode_v1_GetModelCardResponse>;
  
  /**
   * Lists every ensemble on the server: the shipped one, and those that FitEnsemble froze.
   */
  ListEnsembles: grpc.handleUnaryCall<_sentinode_v1_ListEnsemblesRequest__Output, _sentinode_v1_ListEnsemblesResponse>;
  
  /**
   * Lists every model version on the server, served or not.
   */
  ListModels: grpc.handleUnaryCall<_sentinode_v1_ListModelsRequest__Output, _sentinode_v1_ListModelsResponse>;
  
  /**
   * Loads a version and serves it from then on; its golden patches are replayed first.
   * Calls under way end on the version they began with.
   */
  LoadModel: grpc.handleUnaryCall<_sentinode_v1_LoadModelRequest__Output, _sentinode_v1_LoadModelResponse>;
  
  /**
   * Puts a version into service for good: as LoadModel, and the server's next start serves it too. No call is dropped.
   * The version served before is remembered for RollbackModel. The name `ensemble` means the ensemble: it is served
   * with exactly the weights that it was fitted on, all at once; the loads happen beside what answers meanwhile.
   */
  PromoteModel: grpc.handleUnaryCall<_sentinode_v1_PromoteModelRequest__Output, _sentinode_v1_PromoteModelResponse>;
  
  /**
   * Reads a served model's files again and swaps them in. When that fails, the old one goes on.
   */
  ReloadModel: grpc.handleUnaryCall<_sentinode_v1_ReloadModelRequest__Output, _sentinode_v1_ReloadModelResponse>;
  
  /**
   * Puts the version that was served before the last promotion back into service, for good. Calls may follow each
   * other, back to the first. The name `ensemble` means the ensemble.
   */
  RollbackModel: grpc.handleUnaryCall<_sentinode_v1_RollbackModelRequest__Output, _sentinode_v1_RollbackModelResponse>;
  
  /**
   * Stops serving a model. Calls under way end on it.
   */
  UnloadModel: grpc.handleUnaryCall<_sentinode_v1_UnloadModelRequest__Output, _sentinode_v1_UnloadModelResponse>;
  
}

export interface ModelServiceDefinition extends grpc.ServiceDefinition {
  GetEnsemble: MethodDefinition<_sentinode_v1_GetEnsembleRequest, _sentinode_v1_GetEnsembleResponse, _sentinode_v1_GetEnsembleRequest__Output, _sentinode_v1_GetEnsembleResponse__Output>
  GetModel: MethodDefinition<_sentinode_v1_GetModelRequest, _sentinode_v1_GetModelResponse, _sentinode_v1_GetModelRequest__Output, _sentinode_v1_GetModelResponse__Output>
  GetModelCard: MethodDefinition<_sentinode_v1_GetModelCardRequest, _sentinode_v1_GetModelCardResponse, _sentinode_v1_GetModelCardRequest__Output, _sentinode_v1_GetModelCardResponse__Output>
  ListEnsembles: MethodDefinition<_sentinode_v1_ListEnsemblesRequest, _sentinode_v1_ListEnsemblesResponse, _sentinode_v1_ListEnsemblesRequest__Output, _sentinode_v1_ListEnsemblesResponse__Output>
  ListModels: MethodDefinition<_sentinode_v1_ListModelsRequest, _sentinode_v1_ListModelsResponse, _sentinode_v1_ListModelsRequest__Output, _sentinode_v1_ListModelsResponse__Output>
  LoadModel: MethodDefinition<_sentinode_v1_LoadModelRequest, _sentinode_v1_LoadModelResponse, _sentinode_v1_LoadModelRequest__Output, _sentinode_v1_LoadModelResponse__Output>
  PromoteModel: MethodDefinition<_sentinode_v1_PromoteModelRequest, _sentinode_v1_PromoteModelResponse, _sentinode_v1_PromoteModelRequest__Output, _sentinode_v1_PromoteModelResponse__Output>
  ReloadModel: MethodDefinition<_sentinode_v1_ReloadModelRequest, _sentinode_v1_ReloadModelResponse, _sentinode_v1_ReloadModelRequest__Output, _sentinode_v1_ReloadModelResponse__Output>
  RollbackModel: MethodDefinition<_sentinode_v1_RollbackModelRequest, _sentinode_v1_RollbackModelResponse, _sentinode_v1_RollbackModelRequest__Output, _sentinode_v1_RollbackModelResponse__Output>
  UnloadModel: MethodDefinition<_sentinode_v1_UnloadModelRequest, _sentinode_v1_UnloadModelResponse, _sentinode_v1_UnloadModelRequest__Output, _sentinode_v1_UnloadModelResponse__Output>
}
