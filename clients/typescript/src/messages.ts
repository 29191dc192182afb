// Every message, enum and service definition of the API.
export * from './gen/sentinode/v1/common.js';
export * from './gen/sentinode/v1/ensemble.js';
export * from './gen/sentinode/v1/reduction.js';
export * from './gen/sentinode/v1/error_reason.js';
export * from './gen/sentinode/v1/evaluation.js';
export * from './gen/sentinode/v1/model.js';
export * from './gen/sentinode/v1/prediction.js';
export * from './gen/sentinode/v1/slide.js';
export * from './gen/sentinode/v1/training.js';
export * from './gen/sentinode/v1/training_data.js';
export * from './gen/grpc/health/v1/health.js';
// The Open Inference Protocol's, apart: it has names that the API has too.
export * as inference from './gen/inference/grpc_service.js';
// Each generated service file exports its own copy of this helper type.
export type { ServerStreamingMethodResult } from './gen/sentinode/v1/prediction.js';
