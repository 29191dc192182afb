// Original file: proto/sentinode/v1/prediction.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelPredictionRequest as _sentinode_v1_CancelPredictionRequest, CancelPredictionRequest__Output as _sentinode_v1_CancelPredictionRequest__Output } from '../../sentinode/v1/CancelPredictionRequest.js';
import type { CancelPredictionResponse as _sentinode_v1_CancelPredictionResponse, CancelPredictionResponse__Output as _sentinode_v1_CancelPredictionResponse__Output } from '../../sentinode/v1/CancelPredictionResponse.js';
import type { GetHeatmapRequest as _sentinode_v1_GetHeatmapRequest, GetHeatmapRequest__Output as _sentinode_v1_GetHeatmapRequest__Output } from '../../sentinode/v1/GetHeatmapRequest.js';
import type { GetHeatmapResponse as _sentinode_v1_GetHeatmapResponse, GetHeatmapResponse__Output as _sentinode_v1_GetHeatmapResponse__Output } from '../../sentinode/v1/GetHeatmapResponse.js';
import type { GetPredictionRequest as _sentinode_v1_GetPredictionRequest, GetPredictionRequest__Output as _sentinode_v1_GetPredictionRequest__Output } from '../../sentinode/v1/GetPredictionRequest.js';
import type { GetPredictionResponse as _sentinode_v1_GetPredictionResponse, GetPredictionResponse__Output as _sentinode_v1_GetPredictionResponse__Output } from '../../sentinode/v1/GetPredictionResponse.js';
import type { ListPredictionsRequest as _sentinode_v1_ListPredictionsRequest, ListPredictionsRequest__Output as _sentinode_v1_ListPredictionsRequest__Output } from '../../sentinode/v1/ListPredictionsRequest.js';
import type { ListPredictionsResponse as _sentinode_v1_ListPredictionsResponse, ListPredictionsResponse__Output as _sentinode_v1_ListPredictionsResponse__Output } from '../../sentinode/v1/ListPredictionsResponse.js';
import type { PredictSlideRequest as _sentinode_v1_PredictSlideRequest, PredictSlideRequest__Output as _sentinode_v1_PredictSlideRequest__Output } from '../../sentinode/v1/PredictSlideRequest.js';
import type { PredictSlideResponse as _sentinode_v1_PredictSlideResponse, PredictSlideResponse__Output as _sentinode_v1_PredictSlideResponse__Output } from '../../sentinode/v1/PredictSlideResponse.js';
import type { ScorePatchesRequest as _sentinode_v1_ScorePatchesRequest, ScorePatchesRequest__Output as _sentinode_v1_ScorePatchesRequest__Output } from '../../sentinode/v1/ScorePatchesRequest.js';
import type { ScorePatchesResponse as _sentinode_v1_ScorePatchesResponse, ScorePatchesResponse__Output as _sentinode_v1_ScorePatchesResponse__Output } from '../../sentinode/v1/ScorePatchesResponse.js';
import type { StreamPatchScoresRequest as _sentinode_v1_StreamPatchScoresRequest, StreamPatchScoresRequest__Output as _sentinode_v1_StreamPatchScoresRequest__Output } from '../../sentinode/v1/StreamPatchScoresRequest.js';
import type { StreamPatchScoresResponse as _sentinode_v1_StreamPatchScoresResponse, StreamPatchScoresResponse__Output as _sentinode_v1_StreamPatchScoresResponse__Output } from '../../sentinode/v1/StreamPatchScoresResponse.js';
import type { WatchPredictionRequest as _sentinode_v1_WatchPredictionRequest, WatchPredictionRequest__Output as _sentinode_v1_WatchPredictionRequest__Output } from '../../sentinode/v1/WatchPredictionRequest.js';
import type { WatchPredictionResponse as _sentinode_v1_WatchPredictionResponse, WatchPredictionResponse__Output as _sentinode_v1_WatchPredictionResponse__Output } from '../../sentinode/v1/WatchPredictionResponse.js';

/**
 * Scores patches and slides with both networks and their calibrated ensemble.
 */
export interface PredictionServiceClient extends grpc.Client {
  /**
   * Stops a prediction within one batch. No error when it has ended already.
   */
  CancelPrediction(argument: _sentinode_v1_CancelPredictionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CancelPredictionResponse__Output>): grpc.ClientUnaryCall;
  CancelPrediction(argument: _sentinode_v1_CancelPredictionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_CancelPredictionResponse__Output>): grpc.ClientUnaryCall;
  CancelPrediction(argument: _sentinode_v1_CancelPredictionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CancelPredictionResponse__Output>): grpc.ClientUnaryCall;
  CancelPrediction(argument: _sentinode_v1_CancelPredictionRequest, callback: grpc.requestCallback<_sentinode_v1_CancelPredictionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Stops a prediction within one batch. No error when it has ended already.
   */
  cancelPrediction(argument: _sentinode_v1_CancelPredictionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CancelPredictionResponse__Output>): grpc.ClientUnaryCall;
  cancelPrediction(argument: _sentinode_v1_CancelPredictionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_CancelPredictionResponse__Output>): grpc.ClientUnaryCall;
  cancelPrediction(argument: _sentinode_v1_CancelPredictionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CancelPredictionResponse__Output>): grpc.ClientUnaryCall;
  cancelPrediction(argument: _sentinode_v1_CancelPredictionRequest, callback: grpc.requestCallback<_sentinode_v1_CancelPredictionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Renders a finished prediction's patch scores over the slide's thumbnail, with a legend.
   */
  GetHeatmap(argument: _sentinode_v1_GetHeatmapRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetHeatmapResponse__Output>): grpc.ClientUnaryCall;
  GetHeatmap(argument: _sentinode_v1_GetHeatmapRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetHeatmapResponse__Output>): grpc.ClientUnaryCall;
  GetHeatmap(argument: _sentinode_v1_GetHeatmapRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetHeatmapResponse__Output>): grpc.ClientUnaryCall;
  GetHeatmap(argument: _sentinode_v1_GetHeatmapRequest, callback: grpc.requestCallback<_sentinode_v1_GetHeatmapResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Renders a finished prediction's patch scores over the slide's thumbnail, with a legend.
   */
  getHeatmap(argument: _sentinode_v1_GetHeatmapRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetHeatmapResponse__Output>): grpc.ClientUnaryCall;
  getHeatmap(argument: _sentinode_v1_GetHeatmapRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetHeatmapResponse__Output>): grpc.ClientUnaryCall;
  getHeatmap(argument: _sentinode_v1_GetHeatmapRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetHeatmapResponse__Output>): grpc.ClientUnaryCall;
  getHeatmap(argument: _sentinode_v1_GetHeatmapRequest, callback: grpc.requestCallback<_sentinode_v1_GetHeatmapResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Returns one prediction as it stands.
   */
  GetPrediction(argument: _sentinode_v1_GetPredictionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetPredictionResponse__Output>): grpc.ClientUnaryCall;
  GetPrediction(argument: _sentinode_v1_GetPredictionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetPredictionResponse__Output>): grpc.ClientUnaryCall;
  GetPrediction(argument: _sentinode_v1_GetPredictionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetPredictionResponse__Output>): grpc.ClientUnaryCall;
  GetPrediction(argument: _sentinode_v1_GetPredictionRequest, callback: grpc.requestCallback<_sentinode_v1_GetPredictionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Returns one prediction as it stands.
   */
  getPrediction(argument: _sentinode_v1_GetPredictionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetPredictionResponse__Output>): grpc.ClientUnaryCall;
  getPrediction(argument: _sentinode_v1_GetPredictionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetPredictionResponse__Output>): grpc.ClientUnaryCall;
  getPrediction(argument: _sentinode_v1_GetPredictionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetPredictionResponse__Output>): grpc.ClientUnaryCall;
  getPrediction(argument: _sentinode_v1_GetPredictionRequest, callback: grpc.requestCallback<_sentinode_v1_GetPredictionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists predictions, newest first, in pages.
   */
  ListPredictions(argument: _sentinode_v1_ListPredictionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListPredictionsResponse__Output>): grpc.ClientUnaryCall;
  ListPredictions(argument: _sentinode_v1_ListPredictionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListPredictionsResponse__Output>): grpc.ClientUnaryCall;
  ListPredictions(argument: _sentinode_v1_ListPredictionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListPredictionsResponse__Output>): grpc.ClientUnaryCall;
  ListPredictions(argument: _sentinode_v1_ListPredictionsRequest, callback: grpc.requestCallback<_sentinode_v1_ListPredictionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists predictions, newest first, in pages.
   */
  listPredictions(argument: _sentinode_v1_ListPredictionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListPredictionsResponse__Output>): grpc.ClientUnaryCall;
  listPredictions(argument: _sentinode_v1_ListPredictionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListPredictionsResponse__Output>): grpc.ClientUnaryCall;
  listPredictions(argument: _sentinode_v1_ListPredictionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListPredictionsResponse__Output>): grpc.ClientUnaryCall;
  listPredictions(argument: _sentinode_v1_ListPredictionsRequest, callback: grpc.requestCallback<_sentinode_v1_ListPredictionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Predicts a whole slide and streams progress, then the result.
   * When the caller goes away the work stops, unless `keep_running` is set.
   */
  PredictSlide(argument: _sentinode_v1_PredictSlideRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_PredictSlideResponse__Output>;
  PredictSlide(argument: _sentinode_v1_PredictSlideRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_PredictSlideResponse__Output>;
  /**
   * Predicts a whole slide and streams progress, then the result.
   * When the caller goes away the work stops, unless `keep_running` is set.
   */
  predictSlide(argument: _sentinode_v1_PredictSlideRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_PredictSlideResponse__Output>;
  predictSlide(argument: _sentinode_v1_PredictSlideRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_PredictSlideResponse__Output>;
  
  /**
   * Scores a handful of patches, 1 to 512 a call.
   */
  ScorePatches(argument: _sentinode_v1_ScorePatchesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ScorePatchesResponse__Output>): grpc.ClientUnaryCall;
  ScorePatches(argument: _sentinode_v1_ScorePatchesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ScorePatchesResponse__Output>): grpc.ClientUnaryCall;
  ScorePatches(argument: _sentinode_v1_ScorePatchesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ScorePatchesResponse__Output>): grpc.ClientUnaryCall;
  ScorePatches(argument: _sentinode_v1_ScorePatchesRequest, callback: grpc.requestCallback<_sentinode_v1_ScorePatchesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Scores a handful of patches, 1 to 512 a call.
   */
  scorePatches(argument: _sentinode_v1_ScorePatchesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ScorePatchesResponse__Output>): grpc.ClientUnaryCall;
  scorePatches(argument: _sentinode_v1_ScorePatchesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ScorePatchesResponse__Output>): grpc.ClientUnaryCall;
  scorePatches(argument: _sentinode_v1_ScorePatchesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ScorePatchesResponse__Output>): grpc.ClientUnaryCall;
  scorePatches(argument: _sentinode_v1_ScorePatchesRequest, callback: grpc.requestCallback<_sentinode_v1_ScorePatchesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Scores an endless flow of patches; answers come in the order of the requests.
   * The server reads on only as fast as it scores. Of the streams that are open at the same time, on a connection and
   * in all, one too many is refused with QUEUE_FULL.
   */
  StreamPatchScores(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_sentinode_v1_StreamPatchScoresRequest, _sentinode_v1_StreamPatchScoresResponse__Output>;
  StreamPatchScores(options?: grpc.CallOptions): grpc.ClientDuplexStream<_sentinode_v1_StreamPatchScoresRequest, _sentinode_v1_StreamPatchScoresResponse__Output>;
  /**
   * Scores an endless flow of patches; answers come in the order of the requests.
   * The server reads on only as fast as it scores. Of the streams that are open at the same time, on a connection and
   * in all, one too many is refused with QUEUE_FULL.
   */
  streamPatchScores(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_sentinode_v1_StreamPatchScoresRequest, _sentinode_v1_StreamPatchScoresResponse__Output>;
  streamPatchScores(options?: grpc.CallOptions): grpc.ClientDuplexStream<_sentinode_v1_StreamPatchScoresRequest, _sentinode_v1_StreamPatchScoresResponse__Output>;
  
  /**
   * Follows a prediction that exists: replays its events after `after_sequence`, then the live ones.
   */
  WatchPrediction(argument: _sentinode_v1_WatchPredictionRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_WatchPredictionResponse__Output>;
  WatchPrediction(argument: _sentinode_v1_WatchPredictionRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_WatchPredictionResponse__Output>;
  /**
   * Follows a prediction that exists: replays its events after `after_sequence`, then the live ones.
   */
  watchPrediction(argument: _sentinode_v1_WatchPredictionRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_WatchPredictionResponse__Output>;
  watchPrediction(argument: _sentinode_v1_WatchPredictionRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_WatchPredictionResponse__Output>;
  
}

/**
 * Scores patches and slides with both networks and their calibrated ensemble.
 */
export interface PredictionServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Stops a prediction within one batch. No error when it has ended already.
   */
  CancelPrediction: grpc.handleUnaryCall<_sentinode_v1_CancelPredictionRequest__Output, _sentinode_v1_CancelPredictionResponse>;
  
  /**
   * Renders a finished prediction's patch scores over the slide's thumbnail, with a legend.
   */
  GetHeatmap: grpc.handleUnaryCall<_sentinode_v1_GetHeatmapRequest__Output, _sentinode_v1_GetHeatmapResponse>;
  
  /**
   * Returns one prediction as it stands.
   */
  GetPrediction: grpc.handleUnaryCall<_sentinode_v1_GetPredictionRequest__Output, _sentinode_v1_GetPredictionResponse>;
  
  /**
   * Lists predictions, newest first, in pages.
   */
  ListPredictions: grpc.handleUnaryCall<_sentinode_v1_ListPredictionsRequest__Output, _sentinode_v1_ListPredictionsResponse>;
  
  /**
   * Predicts a whole slide and streams progress, then the result.
   * When the caller goes away the work stops, unless `keep_running` is set.
   */
  PredictSlide: grpc.handleServerStreamingCall<_sentinode_v1_PredictSlideRequest__Output, _sentinode_v1_PredictSlideResponse>;
  
  /**
   * Scores a handful of patches, 1 to 512 a call.
   */
  ScorePatches: grpc.handleUnaryCall<_sentinode_v1_ScorePatchesRequest__Output, _sentinode_v1_ScorePatchesResponse>;
  
  /**
   * Scores an endless flow of patches; answers come in the order of the requests.
   * The server reads on only as fast as it scores. Of the streams that are open at the same time, on a connection and
   * in all, one too many is refused with QUEUE_FULL.
   */
  StreamPatchScores: grpc.handleBidiStreamingCall<_sentinode_v1_StreamPatchScoresRequest__Output, _sentinode_v1_StreamPatchScoresResponse>;
  
  /**
   * Follows a prediction that exists: replays its events after `after_sequence`, then the live ones.
   */
  WatchPrediction: grpc.handleServerStreamingCall<_sentinode_v1_WatchPredictionRequest__Output, _sentinode_v1_WatchPredictionResponse>;
  
}

export interface PredictionServiceDefinition extends grpc.ServiceDefinition {
  CancelPrediction: MethodDefinition<_sentinode_v1_CancelPredictionRequest, _sentinode_v1_CancelPredictionResponse, _sentinode_v1_CancelPredictionRequest__Output, _sentinode_v1_CancelPredictionResponse__Output>
  GetHeatmap: MethodDefinition<_sentinode_v1_GetHeatmapRequest, _sentinode_v1_GetHeatmapResponse, _sentinode_v1_GetHeatmapRequest__Output, _sentinode_v1_GetHeatmapResponse__Output>
  GetPrediction: MethodDefinition<_sentinode_v1_GetPredictionRequest, _sentinode_v1_GetPredictionResponse, _sentinode_v1_GetPredictionRequest__Output, _sentinode_v1_GetPredictionResponse__Output>
  ListPredictions: MethodDefinition<_sentinode_v1_ListPredictionsRequest, _sentinode_v1_ListPredictionsResponse, _sentinode_v1_ListPredictionsRequest__Output, _sentinode_v1_ListPredictionsResponse__Output>
  PredictSlide: MethodDefinition<_sentinode_v1_PredictSlideRequest, _sentinode_v1_PredictSlideResponse, _sentinode_v1_PredictSlideRequest__Output, _sentinode_v1_PredictSlideResponse__Output>
  ScorePatches: MethodDefinition<_sentinode_v1_ScorePatchesRequest, _sentinode_v1_ScorePatchesResponse, _sentinode_v1_ScorePatchesRequest__Output, _sentinode_v1_ScorePatchesResponse__Output>
  StreamPatchScores: MethodDefinition<_sentinode_v1_StreamPatchScoresRequest, _sentinode_v1_StreamPatchScoresResponse, _sentinode_v1_StreamPatchScoresRequest__Output, _sentinode_v1_StreamPatchScoresResponse__Output>
  WatchPrediction: MethodDefinition<_sentinode_v1_WatchPredictionRequest, _sentinode_v1_WatchPredictionResponse, _sentinode_v1_WatchPredictionRequest__Output, _sentinode_v1_WatchPredictionResponse__Output>
}
