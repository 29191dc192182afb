// The generated services as clients: one method an RPC, promises and async iterables.
import type { DeadlineOptions, RetryOptions } from './calls/call-options.js';
import type { HealthClient as HealthRpcs } from './gen/grpc/health/v1/health.js';
import type { GRPCInferenceServiceClient } from './gen/inference/grpc_service.js';
import type { EvaluationServiceClient } from './gen/sentinode/v1/evaluation.js';
import type { ModelServiceClient } from './gen/sentinode/v1/model.js';
import type { PredictionServiceClient } from './gen/sentinode/v1/prediction.js';
import type { SlideServiceClient } from './gen/sentinode/v1/slide.js';
import type { TrainingServiceClient } from './gen/sentinode/v1/training.js';

export type SentinodeCallOptions = DeadlineOptions & RetryOptions;

export type SlideClient = SlideServiceClient<SentinodeCallOptions>;
export type PredictionClient = PredictionServiceClient<SentinodeCallOptions>;
export type ModelClient = ModelServiceClient<SentinodeCallOptions>;
export type TrainingClient = TrainingServiceClient<SentinodeCallOptions>;
export type EvaluationClient = EvaluationServiceClient<SentinodeCallOptions>;
export type InferenceClient = GRPCInferenceServiceClient<SentinodeCallOptions>;
export type HealthClient = HealthRpcs<SentinodeCallOptions>;
