// Original file: proto/sentinode/v1/training.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelTrainingRequest as _sentinode_v1_CancelTrainingRequest, CancelTrainingRequest__Output as _sentinode_v1_CancelTrainingRequest__Output } from '../../sentinode/v1/CancelTrainingRequest.js';
import type { CancelTrainingResponse as _sentinode_v1_CancelTrainingResponse, CancelTrainingResponse__Output as _sentinode_v1_CancelTrainingResponse__Output } from '../../sentinode/v1/CancelTrainingResponse.js';
import type { DeleteTrainingRunRequest as _sentinode_v1_DeleteTrainingRunRequest, DeleteTrainingRunRequest__Output as _sentinode_v1_DeleteTrainingRunRequest__Output } from '../../sentinode/v1/DeleteTrainingRunRequest.js';
import type { DeleteTrainingRunResponse as _sentinode_v1_DeleteTrainingRunResponse, DeleteTrainingRunResponse__Output as _sentinode_v1_DeleteTrainingRunResponse__Output } from '../../sentinode/v1/DeleteTrainingRunResponse.js';
import type { FitEnsembleRequest as _sentinode_v1_FitEnsembleRequest, FitEnsembleRequest__Output as _sentinode_v1_FitEnsembleRequest__Output } from '../../sentinode/v1/FitEnsembleRequest.js';
import type { FitEnsembleResponse as _sentinode_v1_FitEnsembleResponse, FitEnsembleResponse__Output as _sentinode_v1_FitEnsembleResponse__Output } from '../../sentinode/v1/FitEnsembleResponse.js';
import type { GetTrainingRunRequest as _sentinode_v1_GetTrainingRunRequest, GetTrainingRunRequest__Output as _sentinode_v1_GetTrainingRunRequest__Output } from '../../sentinode/v1/GetTrainingRunRequest.js';
import type { GetTrainingRunResponse as _sentinode_v1_GetTrainingRunResponse, GetTrainingRunResponse__Output as _sentinode_v1_GetTrainingRunResponse__Output } from '../../sentinode/v1/GetTrainingRunResponse.js';
import type { ListTrainingRunsRequest as _sentinode_v1_ListTrainingRunsRequest, ListTrainingRunsRequest__Output as _sentinode_v1_ListTrainingRunsRequest__Output } from '../../sentinode/v1/ListTrainingRunsRequest.js';
import type { ListTrainingRunsResponse as _sentinode_v1_ListTrainingRunsResponse, ListTrainingRunsResponse__Output as _sentinode_v1_ListTrainingRunsResponse__Output } from '../../sentinode/v1/ListTrainingRunsResponse.js';
import type { ReduceModelRequest as _sentinode_v1_ReduceModelRequest, ReduceModelRequest__Output as _sentinode_v1_ReduceModelRequest__Output } from '../../sentinode/v1/ReduceModelRequest.js';
import type { ReduceModelResponse as _sentinode_v1_ReduceModelResponse, ReduceModelResponse__Output as _sentinode_v1_ReduceModelResponse__Output } from '../../sentinode/v1/ReduceModelResponse.js';
import type { ResumeTrainingRequest as _sentinode_v1_ResumeTrainingRequest, ResumeTrainingRequest__Output as _sentinode_v1_ResumeTrainingRequest__Output } from '../../sentinode/v1/ResumeTrainingRequest.js';
import type { ResumeTrainingResponse as _sentinode_v1_ResumeTrainingResponse, ResumeTrainingResponse__Output as _sentinode_v1_ResumeTrainingResponse__Output } from '../../sentinode/v1/ResumeTrainingResponse.js';
import type { TrainRequest as _sentinode_v1_TrainRequest, TrainRequest__Output as _sentinode_v1_TrainRequest__Output } from '../../sentinode/v1/TrainRequest.js';
import type { TrainResponse as _sentinode_v1_TrainResponse, TrainResponse__Output as _sentinode_v1_TrainResponse__Output } from '../../sentinode/v1/TrainResponse.js';
import type { WatchTrainingRequest as _sentinode_v1_WatchTrainingRequest, WatchTrainingRequest__Output as _sentinode_v1_WatchTrainingRequest__Output } from '../../sentinode/v1/WatchTrainingRequest.js';
import type { WatchTrainingResponse as _sentinode_v1_WatchTrainingResponse, WatchTrainingResponse__Output as _sentinode_v1_WatchTrainingResponse__Output } from '../../sentinode/v1/WatchTrainingResponse.js';

/**
 * Trains networks on the server. A run is a stored row with stored, numbered events; watching it is separate from
 * running it. One run at a time holds the device, others wait for their turn.
 */
export interface TrainingServiceClient extends grpc.Client {
  /**
   * Stops a run: it writes a checkpoint first and can be resumed. Answers once that is done; no error when it has
   * ended already.
   */
  CancelTraining(argument: _sentinode_v1_CancelTrainingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CancelTrainingResponse__Output>): grpc.ClientUnaryCall;
  CancelTraining(argument: _sentinode_v1_CancelTrainingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_CancelTrainingResponse__Output>): grpc.ClientUnaryCall;
  CancelTraining(argument: _sentinode_v1_CancelTrainingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CancelTrainingResponse__Output>): grpc.ClientUnaryCall;
  CancelTraining(argument: _sentinode_v1_CancelTrainingRequest, callback: grpc.requestCallback<_sentinode_v1_CancelTrainingResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Stops a run: it writes a checkpoint first and can be resumed. Answers once that is done; no error when it has
   * ended already.
   */
  cancelTraining(argument: _sentinode_v1_CancelTrainingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CancelTrainingResponse__Output>): grpc.ClientUnaryCall;
  cancelTraining(argument: _sentinode_v1_CancelTrainingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_CancelTrainingResponse__Output>): grpc.ClientUnaryCall;
  cancelTraining(argument: _sentinode_v1_CancelTrainingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CancelTrainingResponse__Output>): grpc.ClientUnaryCall;
  cancelTraining(argument: _sentinode_v1_CancelTrainingRequest, callback: grpc.requestCallback<_sentinode_v1_CancelTrainingResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Forgets a run that has ended, with its events and checkpoints. The model it registered stays.
   */
  DeleteTrainingRun(argument: _sentinode_v1_DeleteTrainingRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  DeleteTrainingRun(argument: _sentinode_v1_DeleteTrainingRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_DeleteTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  DeleteTrainingRun(argument: _sentinode_v1_DeleteTrainingRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  DeleteTrainingRun(argument: _sentinode_v1_DeleteTrainingRunRequest, callback: grpc.requestCallback<_sentinode_v1_DeleteTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Forgets a run that has ended, with its events and checkpoints. The model it registered stays.
   */
  deleteTrainingRun(argument: _sentinode_v1_DeleteTrainingRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  deleteTrainingRun(argument: _sentinode_v1_DeleteTrainingRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_DeleteTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  deleteTrainingRun(argument: _sentinode_v1_DeleteTrainingRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  deleteTrainingRun(argument: _sentinode_v1_DeleteTrainingRunRequest, callback: grpc.requestCallback<_sentinode_v1_DeleteTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Fits an ensemble of registered versions on slides and patches whose truth is known: normalisation, weights,
   * calibration and the slides' threshold; freezes it as a new version with the record of the fit; streams progress,
   * then the result. When the caller goes away the work stops and nothing is frozen.
   */
  FitEnsemble(argument: _sentinode_v1_FitEnsembleRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_FitEnsembleResponse__Output>;
  FitEnsemble(argument: _sentinode_v1_FitEnsembleRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_FitEnsembleResponse__Output>;
  /**
   * Fits an ensemble of registered versions on slides and patches whose truth is known: normalisation, weights,
   * calibration and the slides' threshold; freezes it as a new version with the record of the fit; streams progress,
   * then the result. When the caller goes away the work stops and nothing is frozen.
   */
  fitEnsemble(argument: _sentinode_v1_FitEnsembleRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_FitEnsembleResponse__Output>;
  fitEnsemble(argument: _sentinode_v1_FitEnsembleRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_FitEnsembleResponse__Output>;
  
  /**
   * Gives one run.
   */
  GetTrainingRun(argument: _sentinode_v1_GetTrainingRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  GetTrainingRun(argument: _sentinode_v1_GetTrainingRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  GetTrainingRun(argument: _sentinode_v1_GetTrainingRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  GetTrainingRun(argument: _sentinode_v1_GetTrainingRunRequest, callback: grpc.requestCallback<_sentinode_v1_GetTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives one run.
   */
  getTrainingRun(argument: _sentinode_v1_GetTrainingRunRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  getTrainingRun(argument: _sentinode_v1_GetTrainingRunRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  getTrainingRun(argument: _sentinode_v1_GetTrainingRunRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  getTrainingRun(argument: _sentinode_v1_GetTrainingRunRequest, callback: grpc.requestCallback<_sentinode_v1_GetTrainingRunResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists runs, newest first, in pages.
   */
  ListTrainingRuns(argument: _sentinode_v1_ListTrainingRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListTrainingRunsResponse__Output>): grpc.ClientUnaryCall;
  ListTrainingRuns(argument: _sentinode_v1_ListTrainingRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListTrainingRunsResponse__Output>): grpc.ClientUnaryCall;
  ListTrainingRuns(argument: _sentinode_v1_ListTrainingRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListTrainingRunsResponse__Output>): grpc.ClientUnaryCall;
  ListTrainingRuns(argument: _sentinode_v1_ListTrainingRunsRequest, callback: grpc.requestCallback<_sentinode_v1_ListTrainingRunsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists runs, newest first, in pages.
   */
  listTrainingRuns(argument: _sentinode_v1_ListTrainingRunsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListTrainingRunsResponse__Output>): grpc.ClientUnaryCall;
  listTrainingRuns(argument: _sentinode_v1_ListTrainingRunsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListTrainingRunsResponse__Output>): grpc.ClientUnaryCall;
  listTrainingRuns(argument: _sentinode_v1_ListTrainingRunsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListTrainingRunsResponse__Output>): grpc.ClientUnaryCall;
  listTrainingRuns(argument: _sentinode_v1_ListTrainingRunsRequest, callback: grpc.requestCallback<_sentinode_v1_ListTrainingRunsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a version of reduced precision from a float32 one, measures what that changes of its scores, and registers it
   * under the name `<name>-<precision>`; streams progress, then the result. When the caller goes away the work stops and
   * nothing is kept. No version is served in reduced precision but one that was made so and loaded by its name.
   */
  ReduceModel(argument: _sentinode_v1_ReduceModelRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_ReduceModelResponse__Output>;
  ReduceModel(argument: _sentinode_v1_ReduceModelRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_ReduceModelResponse__Output>;
  /**
   * Makes a version of reduced precision from a float32 one, measures what that changes of its scores, and registers it
   * under the name `<name>-<precision>`; streams progress, then the result. When the caller goes away the work stops and
   * nothing is kept. No version is served in reduced precision but one that was made so and loaded by its name.
   */
  reduceModel(argument: _sentinode_v1_ReduceModelRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_ReduceModelResponse__Output>;
  reduceModel(argument: _sentinode_v1_ReduceModelRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_ReduceModelResponse__Output>;
  
  /**
   * Queues a run that was cancelled, failed or interrupted again; it goes on at its last checkpoint, with optimizer,
   * schedule, sampler position and random state, so that its loss curve continues the old one.
   */
  ResumeTraining(argument: _sentinode_v1_ResumeTrainingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ResumeTrainingResponse__Output>): grpc.ClientUnaryCall;
  ResumeTraining(argument: _sentinode_v1_ResumeTrainingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ResumeTrainingResponse__Output>): grpc.ClientUnaryCall;
  ResumeTraining(argument: _sentinode_v1_ResumeTrainingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ResumeTrainingResponse__Output>): grpc.ClientUnaryCall;
  ResumeTraining(argument: _sentinode_v1_ResumeTrainingRequest, callback: grpc.requestCallback<_sentinode_v1_ResumeTrainingResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Queues a run that was cancelled, failed or interrupted again; it goes on at its last checkpoint, with optimizer,
   * schedule, sampler position and random state, so that its loss curve continues the old one.
   */
  resumeTraining(argument: _sentinode_v1_ResumeTrainingRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ResumeTrainingResponse__Output>): grpc.ClientUnaryCall;
  resumeTraining(argument: _sentinode_v1_ResumeTrainingRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ResumeTrainingResponse__Output>): grpc.ClientUnaryCall;
  resumeTraining(argument: _sentinode_v1_ResumeTrainingRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ResumeTrainingResponse__Output>): grpc.ClientUnaryCall;
  resumeTraining(argument: _sentinode_v1_ResumeTrainingRequest, callback: grpc.requestCallback<_sentinode_v1_ResumeTrainingResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Starts a run and streams its events until the new version is registered. The stream is only a watch: a lost
   * connection, a cancelled call or a deadline leaves the run going; WatchTraining follows it again, CancelTraining
   * ends it. A run that ends without a model ends the stream with its error, after the event `ended`.
   */
  Train(argument: _sentinode_v1_TrainRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_TrainResponse__Output>;
  Train(argument: _sentinode_v1_TrainRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_TrainResponse__Output>;
  /**
   * Starts a run and streams its events until the new version is registered. The stream is only a watch: a lost
   * connection, a cancelled call or a deadline leaves the run going; WatchTraining follows it again, CancelTraining
   * ends it. A run that ends without a model ends the stream with its error, after the event `ended`.
   */
  train(argument: _sentinode_v1_TrainRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_TrainResponse__Output>;
  train(argument: _sentinode_v1_TrainRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_TrainResponse__Output>;
  
  /**
   * Replays a run's stored events after `after_sequence`, then follows the run; ends after `finished` or `ended`.
   */
  WatchTraining(argument: _sentinode_v1_WatchTrainingRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_WatchTrainingResponse__Output>;
  WatchTraining(argument: _sentinode_v1_WatchTrainingRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_WatchTrainingResponse__Output>;
  /**
   * Replays a run's stored events after `after_sequence`, then follows the run; ends after `finished` or `ended`.
   */
  watchTraining(argument: _sentinode_v1_WatchTrainingRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_WatchTrainingResponse__Output>;
  watchTraining(argument: _sentinode_v1_WatchTrainingRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_WatchTrainingResponse__Output>;
  
}

/**
 * Trains networks on the server. A run is a stored row with stored, numbered events; watching it is separate from
 * running it. One run at a time holds the device, others wait for their turn.
 */
export interface TrainingServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Stops a run: it writes a checkpoint first and can be resumed. Answers once that is done; no error when it has
   * ended already.
   */
  CancelTraining: grpc.handleUnaryCall<_sentinode_v1_CancelTrainingRequest__Output, _sentinode_v1_CancelTrainingResponse>;
  
  /**
   * Forgets a run that has ended, with its events and checkpoints. The model it registered stays.
   */
  DeleteTrainingRun: grpc.handleUnaryCall<_sentinode_v1_DeleteTrainingRunRequest__Output, _sentinode_v1_DeleteTrainingRunResponse>;
  
  /**
   * Fits an ensemble of registered versions on slides and patches whose truth is known: normalisation, weights,
   * calibration and the slides' threshold; freezes it as a new version with the record of the fit; streams progress,
   * then the result. When the caller goes away the work stops and nothing is frozen.
   */
  FitEnsemble: grpc.handleServerStreamingCall<_sentinode_v1_FitEnsembleRequest__Output, _sentinode_v1_FitEnsembleResponse>;
  
  /**
   * Gives one run.
   */
  GetTrainingRun: grpc.handleUnaryCall<_sentinode_v1_GetTrainingRunRequest__Output, _sentinode_v1_GetTrainingRunResponse>;
  
  /**
   * Lists runs, newest first, in pages.
   */
  ListTrainingRuns: grpc.handleUnaryCall<_sentinode_v1_ListTrainingRunsRequest__Output, _sentinode_v1_ListTrainingRunsResponse>;
  
  /**
   * Makes a version of reduced precision from a float32 one, measures what that changes of its scores, and registers it
   * under the name `<name>-<precision>`; streams progress, then the result. When the caller goes away the work stops and
   * nothing is kept. No version is served in reduced precision but one that was made so and loaded by its name.
   */
  ReduceModel: grpc.handleServerStreamingCall<_sentinode_v1_ReduceModelRequest__Output, _sentinode_v1_ReduceModelResponse>;
  
  /**
   * Queues a run that was cancelled, failed or interrupted again; it goes on at its last checkpoint, with optimizer,
   * schedule, sampler position and random state, so that its loss curve continues the old one.
   */
  ResumeTraining: grpc.handleUnaryCall<_sentinode_v1_ResumeTrainingRequest__Output, _sentinode_v1_ResumeTrainingResponse>;
  
  /**
   * Starts a run and streams its events until the new version is registered. The stream is only a watch: a lost
   * connection, a cancelled call or a deadline leaves the run going; WatchTraining follows it again, CancelTraining
   * ends it. A run that ends without a model ends the stream with its error, after the event `ended`.
   */
  Train: grpc.handleServerStreamingCall<_sentinode_v1_TrainRequest__Output, _sentinode_v1_TrainResponse>;
  
  /**
   * Replays a run's stored events after `after_sequence`, then follows the run; ends after `finished` or `ended`.
   */
  WatchTraining: grpc.handleServerStreamingCall<_sentinode_v1_WatchTrainingRequest__Output, _sentinode_v1_WatchTrainingResponse>;
  
}

export interface TrainingServiceDefinition extends grpc.ServiceDefinition {
  CancelTraining: MethodDefinition<_sentinode_v1_CancelTrainingRequest, _sentinode_v1_CancelTrainingResponse, _sentinode_v1_CancelTrainingRequest__Output, _sentinode_v1_CancelTrainingResponse__Output>
  DeleteTrainingRun: MethodDefinition<_sentinode_v1_DeleteTrainingRunRequest, _sentinode_v1_DeleteTrainingRunResponse, _sentinode_v1_DeleteTrainingRunRequest__Output, _sentinode_v1_DeleteTrainingRunResponse__Output>
  FitEnsemble: MethodDefinition<_sentinode_v1_FitEnsembleRequest, _sentinode_v1_FitEnsembleResponse, _sentinode_v1_FitEnsembleRequest__Output, _sentinode_v1_FitEnsembleResponse__Output>
  GetTrainingRun: MethodDefinition<_sentinode_v1_GetTrainingRunRequest, _sentinode_v1_GetTrainingRunResponse, _sentinode_v1_GetTrainingRunRequest__Output, _sentinode_v1_GetTrainingRunResponse__Output>
  ListTrainingRuns: MethodDefinition<_sentinode_v1_ListTrainingRunsRequest, _sentinode_v1_ListTrainingRunsResponse, _sentinode_v1_ListTrainingRunsRequest__Output, _sentinode_v1_ListTrainingRunsResponse__Output>
  ReduceModel: MethodDefinition<_sentinode_v1_ReduceModelRequest, _sentinode_v1_ReduceModelResponse, _sentinode_v1_ReduceModelRequest__Output, _sentinode_v1_ReduceModelResponse__Output>
  ResumeTraining: MethodDefinition<_sentinode_v1_ResumeTrainingRequest, _sentinode_v1_ResumeTrainingResponse, _sentinode_v1_ResumeTrainingRequest__Output, _sentinode_v1_ResumeTrainingResponse__Output>
  Train: MethodDefinition<_sentinode_v1_TrainRequest, _sentinode_v1_TrainResponse, _sentinode_v1_TrainRequest__Output, _sentinode_v1_TrainResponse__Output>
  WatchTraining: MethodDefinition<_sentinode_v1_WatchTrainingRequest, _sentinode_v1_WatchTrainingResponse, _sentinode_v1_WatchTrainingRequest__Output, _sentinode_v1_WatchTrainingResponse__Output>
}
