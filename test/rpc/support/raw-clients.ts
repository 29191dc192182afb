// Bare grpc-js clients over the same protos: what any other language's client would see.
import type { Metadata } from '@grpc/grpc-js';
import {
  credentials,
  loadPackageDefinition,
  type ChannelCredentials,
  type ChannelOptions,
  type ServiceError,
} from '@grpc/grpc-js';
import type { ProtoGrpcType as SlideTypes } from '../../../src/gen/slide.js';
import type { ProtoGrpcType as PredictionTypes } from '../../../src/gen/prediction.js';
import type { ProtoGrpcType as EvaluationTypes } from '../../../src/gen/evaluation.js';
import type { ProtoGrpcType as ModelTypes } from '../../../src/gen/model.js';
import type { ProtoGrpcType as TrainingTypes } from '../../../src/gen/training.js';
import type { BadRequest, BadRequest__Output } from '../../../src/gen/google/rpc/BadRequest.js';
import type { ErrorInfo, ErrorInfo__Output } from '../../../src/gen/google/rpc/ErrorInfo.js';
import type { RetryInfo, RetryInfo__Output } from '../../../src/gen/google/rpc/RetryInfo.js';
import type { Status, Status__Output } from '../../../src/gen/google/rpc/Status.js';
import type { ProtoGrpcType as InferenceTypes } from '../../../src/gen/grpc_service.js';
import type { GRPCInferenceServiceClient } from '../../../src/gen/inference/GRPCInferenceService.js';
import type { EvaluationServiceClient } from '../../../src/gen/sentinode/v1/EvaluationService.js';
import type { ModelServiceClient } from '../../../src/gen/sentinode/v1/ModelService.js';
import type { PredictionServiceClient } from '../../../src/gen/sentinode/v1/PredictionService.js';
import type { SlideServiceClient } from '../../../src/gen/sentinode/v1/SlideService.js';
import type { TrainingServiceClient } from '../../../src/gen/sentinode/v1/TrainingService.js';
import { messageType, PACKAGE_DEFINITION } from '../../../src/rpc/protos.js';

type Types = SlideTypes & PredictionTypes & ModelTypes & TrainingTypes & EvaluationTypes & InferenceTypes;

export interface RawClients {
  readonly slides: SlideServiceClient;
  readonly predictions: PredictionServiceClient;
  readonly models: ModelServiceClient;
  readonly training: TrainingServiceClient;
  readonly evaluation: EvaluationServiceClient;
  readonly inference: GRPCInferenceServiceClient;
  close(): void;
}

export function rawClients(
  address: string,
  channel: ChannelCredentials = credentials.createInsecure(),
  more: ChannelOptions = {},
): RawClients {
  const { sentinode, inference: oip } = loadPackageDefinition(PACKAGE_DEFINITION) as unknown as Types;
  const { v1 } = sentinode;
  const options = { 'grpc.max_receive_message_length': -1, ...more };
  const slides = new v1.SlideService(address, channel, options);
  const predictions = new v1.PredictionService(address, channel, options);
  const models = new v1.ModelService(address, channel, options);
  const training = new v1.TrainingService(address, channel, options);
  const evaluation = new v1.EvaluationService(address, channel, options);
  const inference = new oip.GRPCInferenceService(address, channel, options);
  const close = (): void => {
    for (const client of [slides, predictions, models, training, evaluation, inference]) client.close();
  };
  return { slides, predictions, models, training, evaluation, inference, close };
}

/** Calls a method that takes a callback last, as a promise. */
export function promised<T>(call: (callback: (error: ServiceError | null, value?: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, value) => {
      if (error !== null) reject(error);
      else resolve(value as T);
    });
  });
}

/** The error of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<ServiceError> {
  try {
    await call;
  } catch (error) {
    return error as ServiceError;
  }
  throw new Error('the call succeeded');
}

export interface DecodedError {
  readonly code: number;
  readonly message: string;
  readonly reason?: string;
  readonly domain?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
  readonly retryAfterMs?: number;
  readonly pushbackMs?: string;
  readonly requestId?: string;
}

const statusType = messageType<Status, Status__Output>('google.rpc.Status');
const errorInfoType = messageType<ErrorInfo, ErrorInfo__Output>('google.rpc.ErrorInfo');
const badRequestType = messageType<BadRequest, BadRequest__Output>('google.rpc.BadRequest');
const retryInfoType = messageType<RetryInfo, RetryInfo__Output>('google.rpc.RetryInfo');

/** Everything that a rich error says. */
export function decodeError(error: ServiceError): DecodedError {
  const details = detailsOf(error.metadata);
  const info = details.get('google.rpc.ErrorInfo');
  const badRequest = details.get('google.rpc.BadRequest');
  const retry = details.get('google.rpc.RetryInfo');
  const pushbackMs = error.metadata.get('grpc-retry-pushback-ms')[0]?.toString();
  const requestId = error.metadata.get('x-request-id')[0]?.toString();
  return {
    code: error.code,
    message: error.details,
    ...(info && pickInfo(errorInfoType.deserialize(info))),
    fields: badRequest ? badRequestType.deserialize(badRequest).fieldViolations.map(({ field }) => field) : [],
    ...(retry && { retryAfterMs: milliseconds(retryInfoType.deserialize(retry)) }),
    ...(pushbackMs !== undefined && { pushbackMs }),
    ...(requestId !== undefined && { requestId }),
  };
}

function detailsOf(metadata: Metadata): ReadonlyMap<string, Buffer> {
  const [bytes] = metadata.get('grpc-status-details-bin');
  if (bytes === undefined) return new Map();
  const { details } = statusType.deserialize(bytes as Buffer);
  return new Map(
    details.map((any) =>
      'type_url' in any ? [any.type_url.replace('type.googleapis.com/', ''), any.value] : ['', Buffer.alloc(0)],
    ),
  );
}

function pickInfo({
  reason,
  domain,
  metadata,
}: ErrorInfo__Output): Pick<DecodedError, 'reason' | 'domain' | 'metadata'> {
  return { reason, domain, metadata };
}

function milliseconds({ retryDelay }: RetryInfo__Output): number {
  return (retryDelay?.seconds ?? 0) * 1000 + (retryDelay?.nanos ?? 0) / 1e6;
}
