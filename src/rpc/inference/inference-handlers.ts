// The Open Inference Protocol v2 with Triton's extensions: thin handlers over the inference and model use cases.
import type { InferenceUseCases } from '../../app/inference/inference-types.js';
import type { CallContext, ModelUseCases } from '../../app/use-cases.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { GRPCInferenceServiceHandlers } from '../../gen/inference/GRPCInferenceService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { requiredText, versionText } from '../mapping/fields.js';
import { toConfig, toMetadata } from './describe-model.js';
import { inferRequest } from './infer-request.js';
import { repositoryHandlers } from './repository-handlers.js';
import { streamInfer } from './stream-infer.js';
import { toStatistics } from './to-statistics.js';
import { unsupportedHandlers } from './unsupported-handlers.js';

/** The protocol's names of what is here beyond its core; clients ask only for what is listed. */
const EXTENSIONS: readonly string[] = [
  'binary_tensor_data',
  'model_configuration',
  'model_repository',
  'model_repository(unload_dependents)',
  'parameters',
  'schedule_policy',
  'statistics',
];

export function inferenceHandlers(
  inference: InferenceUseCases,
  models: ModelUseCases,
  calls: CallKinds,
): GRPCInferenceServiceHandlers {
  return {
    ...serverHandlers(inference, calls),
    ...modelHandlers(inference, calls),
    ...repositoryHandlers(inference, models, calls),
    ...unsupportedHandlers(calls),
    ModelInfer: calls.unary((request, context) => inferRequest(inference, request, context)),
    ModelStreamInfer: calls.bidi((requests, context) => streamInfer(inference, requests, context)),
  };
}

function serverHandlers(
  inference: InferenceUseCases,
  { unary }: CallKinds,
): Pick<GRPCInferenceServiceHandlers, 'ServerLive' | 'ServerReady' | 'ServerMetadata'> {
  return {
    ServerLive: unary(async () => ({ live: true })),
    ServerReady: unary(async () => ({ ready: inference.isReady() })),
    ServerMetadata: unary(async () => ({
      name: 'sentinode',
      version: inference.softwareVersion,
      extensions: [...EXTENSIONS],
    })),
  };
}

function modelHandlers(
  inference: InferenceUseCases,
  { unary }: CallKinds,
): Pick<GRPCInferenceServiceHandlers, 'ModelReady' | 'ModelMetadata' | 'ModelConfig' | 'ModelStatistics'> {
  return {
    ModelReady: unary(async ({ name, version }, context) => ({
      ready: await isServed(inference, requiredText(name, 'name'), versionText(version), context),
    })),
    ModelMetadata: unary(async ({ name, version }, context) =>
      toMetadata(await inference.getServed(requiredText(name, 'name'), versionText(version), context)),
    ),
    ModelConfig: unary(async ({ name, version }, context) => ({
      config: toConfig(
        await inference.getServed(requiredText(name, 'name'), versionText(version), context),
        inference.batching,
      ),
    })),
    ModelStatistics: unary(async ({ name, version }, context) => ({
      modelStats: (await inference.statistics(name, versionText(version), context)).map(toStatistics),
    })),
  };
}

async function isServed(
  inference: InferenceUseCases,
  name: string,
  version: string,
  context: CallContext,
): Promise<boolean> {
  try {
    await inference.getServed(name, version, context);
    return true;
  } catch (error) {
    if (error instanceof AppError && ['MODEL_NOT_FOUND', 'MODEL_NOT_LOADED'].includes(error.reason)) return false;
    throw error;
  }
}
