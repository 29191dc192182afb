// A served model as metadata and as configuration.
import type { ServedNetwork } from '../../app/inference/inference-types.js';
import { mapValues } from '../../domain/collections/map-values.js';
import { largestBatch, type BatchingPolicy } from '../../domain/scheduling/batching.js';
import type { ModelConfig } from '../../gen/inference/ModelConfig.js';
import type { ModelMetadataResponse } from '../../gen/inference/ModelMetadataResponse.js';
import { DEFAULT_PRIORITY, PRIORITY_LEVELS } from './parameters.js';
import { ANY_SIZE, INPUT_NAME, inputShape, memberOutputName, OUTPUT_NAME, outputsOf } from './tensors.js';

/** As it is in the lanes of the compute child; more are refused. */
const MAX_QUEUE_SIZE = 256;
const MICROSECONDS_PER_MS = 1_000;

export function toMetadata(network: ServedNetwork): ModelMetadataResponse {
  return {
    name: network.name,
    versions: [network.version],
    platform: platformOf(network),
    inputs: [{ name: INPUT_NAME, datatype: 'UINT8', shape: [...inputShape(network)] }],
    outputs: outputsOf(network).map(({ name }) => ({ name, datatype: 'FP32', shape: [ANY_SIZE, 1] })),
  };
}

export function toConfig(network: ServedNetwork, batching: BatchingPolicy): ModelConfig {
  const isEnsemble = network.members.length > 0;
  return {
    name: network.name,
    platform: platformOf(network),
    backend: isEnsemble ? '' : 'sentinode',
    versionPolicy: { specific: { versions: [Number(network.version)] } },
    maxBatchSize: network.maxPatches,
    input: [{ name: INPUT_NAME, dataType: 'TYPE_UINT8', format: 'FORMAT_NHWC', dims: inputShape(network).slice(1) }],
    output: outputsOf(network).map(({ name }) => ({ name, dataType: 'TYPE_FP32', dims: [1] })),
    parameters: { ...factsOf(network), ...limitsOf(network, batching) },
    modelTransactionPolicy: { decoupled: false },
    ...(isEnsemble ? { ensembleScheduling: { step: network.members.map(toStep) } } : scheduling(batching)),
  };
}

/** One batch computes at a time; what waits goes by priority, and together where it is for the same network. */
function scheduling(batching: BatchingPolicy): Pick<ModelConfig, 'dynamicBatching' | 'instanceGroup'> {
  return {
    dynamicBatching: {
      preferredBatchSize: [...batching.preferredBatchSizes],
      maxQueueDelayMicroseconds: Math.round(batching.maxQueueDelayMs * MICROSECONDS_PER_MS),
      preserveOrdering: false,
      priorityLevels: PRIORITY_LEVELS,
      defaultPriorityLevel: DEFAULT_PRIORITY,
      defaultQueuePolicy: { timeoutAction: 'REJECT', allowTimeoutOverride: true, maxQueueSize: MAX_QUEUE_SIZE },
    },
    instanceGroup: [{ name: 'compute', count: 1, kind: 'KIND_AUTO' }],
  };
}

function toStep({ name, version }: ServedNetwork['members'][number]): object {
  return {
    modelName: name,
    modelVersion: Number(version),
    inputMap: { [INPUT_NAME]: INPUT_NAME },
    outputMap: { [OUTPUT_NAME]: memberOutputName(name) },
  };
}

function platformOf({ members }: ServedNetwork): string {
  return members.length > 0 ? 'ensemble' : 'sentinode';
}

/** `max_batch_size` is what a request may hold, for clients go by it; it is computed in batches of at most this. */
function limitsOf({ patchSizePx }: ServedNetwork, batching: BatchingPolicy): NonNullable<ModelConfig['parameters']> {
  return { engine_batch_size: { stringValue: String(largestBatch(batching, patchSizePx)) } };
}

function factsOf({ patchSizePx, mppX, mppY, network }: ServedNetwork): NonNullable<ModelConfig['parameters']> {
  const facts = {
    patch_size_px: patchSizePx,
    mpp_x: mppX,
    mpp_y: mppY,
    ...(network && {
      centre_size_px: network.centreSizePx,
      architecture: network.architecture,
      weights_sha256: network.weightsSha256,
      precision: network.precision,
    }),
  };
  return mapValues(facts, (value) => ({ stringValue: String(value) }));
}
