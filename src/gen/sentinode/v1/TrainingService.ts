// Original file: proto/sentinode/v1/training.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { TrainRequest as _sentinode_v1_TrainRequest, TrainRequest__Output as _sentinode_v1_TrainRequest__Output } from '../../sentinode/v1/TrainRequest.js';
import type { TrainResponse as _sentinode_v1_TrainResponse, TrainResponse__Output as _sentinode_v1_TrainResponse__Output } from '../../sentinode/v1/TrainResponse.js';

/**
 * Trains networks on the server.
 */
export interface TrainingServiceClient extends grpc.Client {
  /**
   * Trains one network and streams what happens until the new version is registered.
   * When the caller goes away the run writes a checkpoint and stops.
   */
  Train(argument: _sentinode_v1_TrainRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_TrainResponse__Output>;
  Train(argument: _sentinode_v1_TrainRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_TrainResponse__Output>;
  /**
   * Trains one network and streams what happens until the new version is registered.
   * When the caller goes away the run writes a checkpoint and stops.
   */
  train(argument: _sentinode_v1_TrainRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_TrainResponse__Output>;
  train(argument: _sentinode_v1_TrainRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_TrainResponse__Output>;
  
}

/**
 * Trains networks on the server.
 */
export interface TrainingServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Trains one network and streams what happens until the new version is registered.
   * When the caller goes away the run writes a checkpoint and stops.
   */
  Train: grpc.handleServerStreamingCall<_sentinode_v1_TrainRequest__Output, _sentinode_v1_TrainResponse>;
  
}

export interface TrainingServiceDefinition extends grpc.ServiceDefinition {
  Train: MethodDefinition<_sentinode_v1_TrainRequest, _sentinode_v1_TrainResponse, _sentinode_v1_TrainRequest__Output, _sentinode_v1_TrainResponse__Output>
}
