// Original file: proto/sentinode/v1/evaluation.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { EvaluateModelRequest as _sentinode_v1_EvaluateModelRequest, EvaluateModelRequest__Output as _sentinode_v1_EvaluateModelRequest__Output } from '../../sentinode/v1/EvaluateModelRequest.js';
import type { EvaluateModelResponse as _sentinode_v1_EvaluateModelResponse, EvaluateModelResponse__Output as _sentinode_v1_EvaluateModelResponse__Output } from '../../sentinode/v1/EvaluateModelResponse.js';

/**
 * Measures models against the truth.
 */
export interface EvaluationServiceClient extends grpc.Client {
  /**
   * Evaluates a registered version, served or not, or the ensemble; streams progress, then the result.
   * When the caller goes away the work stops.
   */
  EvaluateModel(argument: _sentinode_v1_EvaluateModelRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_EvaluateModelResponse__Output>;
  EvaluateModel(argument: _sentinode_v1_EvaluateModelRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_EvaluateModelResponse__Output>;
  /**
   * Evaluates a registered version, served or not, or the ensemble; streams progress, then the result.
   * When the caller goes away the work stops.
   */
  evaluateModel(argument: _sentinode_v1_EvaluateModelRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_EvaluateModelResponse__Output>;
  evaluateModel(argument: _sentinode_v1_EvaluateModelRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_sentinode_v1_EvaluateModelResponse__Output>;
  
}

/**
 * Measures models against the truth.
 */
export interface EvaluationServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Evaluates a registered version, served or not, or the ensemble; streams progress, then the result.
   * When the caller goes away the work stops.
   */
  EvaluateModel: grpc.handleServerStreamingCall<_sentinode_v1_EvaluateModelRequest__Output, _sentinode_v1_EvaluateModelResponse>;
  
}

export interface EvaluationServiceDefinition extends grpc.ServiceDefinition {
  EvaluateModel: MethodDefinition<_sentinode_v1_EvaluateModelRequest, _sentinode_v1_EvaluateModelResponse, _sentinode_v1_EvaluateModelRequest__Output, _sentinode_v1_EvaluateModelResponse__Output>
}
