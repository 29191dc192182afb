// The protocol's calls about server, models and repository.
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelDescription } from '../../../src/app/use-cases.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { decodeError, failureOf, promised } from '../support/raw-clients.js';
import { startTestServer, type TestServer } from '../support/start-test-server.js';
import { ENSEMBLE, scriptedInference, SIMPLENET, type ScriptedInference } from './scripted-inference.js';

let running: TestServer;
let scripted: ScriptedInference;

const described = (version: string, state: ModelDescription['state'], stateReason = ''): ModelDescription => ({
  name: 'simplenet',
  version,
  state,
  stateReason,
  manifestJson: '',
});
const models = {
  listModels: async () => [described('4', 'failed', 'golden'), described('3', 'ready'), described('2', 'unloaded')],
  listEnsembles: async () => [{ served: true, manifest: { version: 1 } }] as never,
  loadModel: vi.fn(async () => described('4', 'ready')),
  unloadModel: vi.fn(async () => described('3', 'unloaded')),
};

beforeEach(async () => {
  vi.clearAllMocks();
  scripted = scriptedInference();
  running = await startTestServer({ inference: scripted, models });
});

afterEach(() => running.stop());

/** Untyped: what is asked here is as little as the method needs. */
function call(method: string, request: object = {}): Promise<Record<string, unknown>> {
  const client = running.clients.inference as unknown as Record<string, (request: object, callback: never) => unknown>;
  return promised((callback) => client[method]?.call(client, request, callback as never));
}

const refusal = async (method: string, request: object): Promise<object> =>
  decodeError(await failureOf(call(method, request)));

describe('the server', () => {
  it('lives, and is ready as health has it', async () => {
    expect(await call('serverLive')).toEqual({ live: true });
    expect(await call('serverReady')).toEqual({ ready: true });
  });

  it('names itself and what it has', async () => {
    const metadata = await call('serverMetadata');
    expect(metadata).toMatchObject({ name: 'sentinode', version: '9.9.9' });
    expect(metadata['extensions']).toContain('statistics');
    expect(metadata['extensions']).not.toContain('system_shared_memory');
  });

  it.each([
    'systemSharedMemoryStatus',
    'systemSharedMemoryRegister',
    'systemSharedMemoryUnregister',
    'cudaSharedMemoryStatus',
    'cudaSharedMemoryRegister',
    'cudaSharedMemoryUnregister',
    'traceSetting',
    'logSettings',
  ])('says of %s that it is not there', async (method) => {
    const decoded = await refusal(method, {});
    expect(decoded).toMatchObject({ code: status.UNIMPLEMENTED, reason: 'NOT_SUPPORTED' });
    expect(decoded).toHaveProperty('message', expect.stringContaining('not supported'));
  });
});

describe('a model', () => {
  it('is ready or not, and not when it is not there', async () => {
    expect(await call('modelReady', { name: 'simplenet' })).toEqual({ ready: true });
    expect(await call('modelReady', { name: 'resnet' })).toEqual({ ready: false });
    expect(await refusal('modelReady', {})).toMatchObject({ reason: 'INVALID_FIELD', fields: ['name'] });
  });

  it('has metadata with the batch axis and a configuration without', async () => {
    const metadata = await call('modelMetadata', { name: 'simplenet' });
    const shape = [-1, SIMPLENET.patchSizePx, SIMPLENET.patchSizePx, 3];
    expect(metadata).toEqual({
      name: 'simplenet',
      versions: ['3'],
      platform: 'sentinode',
      inputs: [{ name: 'patches', datatype: 'UINT8', shape }],
      outputs: [{ name: 'tumour_probability', datatype: 'FP32', shape: [-1, 1] }],
    });
    expect(await call('modelConfig', { name: 'simplenet' })).toMatchObject({
      config: {
        maxBatchSize: 8,
        input: [{ name: 'patches', dataType: 'TYPE_UINT8', format: 'FORMAT_NHWC', dims: shape.slice(1) }],
        output: [{ name: 'tumour_probability', dataType: 'TYPE_FP32', dims: [1] }],
        versionPolicy: { specific: { versions: [3] } },
        dynamicBatching: { priorityLevels: 3, defaultPriorityLevel: 2 },
        parameters: { mpp_x: { stringValue: '0.5' } },
      },
    });
  });

  it('that is the ensemble names its members', async () => {
    const { config } = (await call('modelConfig', { name: 'ensemble' })) as { config: object };
    expect(config).toMatchObject({
      platform: 'ensemble',
      schedulingChoice: 'ensembleScheduling',
      ensembleScheduling: { step: [{ modelName: 'simplenet', modelVersion: 3, inputMap: { patches: 'patches' } }] },
      output: [{ name: 'tumour_probability' }, { name: 'simplenet_tumour_probability' }],
    });
    expect(ENSEMBLE.members).toHaveLength(1);
  });

  it('that is not there has neither', async () => {
    for (const method of ['modelMetadata', 'modelConfig']) {
      expect(await refusal(method, { name: 'resnet' })).toMatchObject({ code: status.NOT_FOUND });
    }
  });

  it('has statistics in nanoseconds', async () => {
    const once = { count: 1, ms: 0.0015 };
    const phases = { waiting: once, input: once, computing: once, output: once, failure: once };
    const batches = [{ patches: 8, input: once, computing: once, output: once }];
    const counts = { lastSuccessTimeMs: 12, patches: 8, runs: 1, success: { count: 2, ms: 3 }, failures: {} };
    scripted.statistics = async () => [{ name: 'simplenet', version: '3', ...counts, ...phases, batches }];
    expect(await call('modelStatistics', { name: 'simplenet' })).toMatchObject({
      modelStats: [
        {
          name: 'simplenet',
          lastInference: 12,
          inferenceCount: 8,
          executionCount: 1,
          inferenceStats: { success: { count: 2, ns: 3_000_000 }, queue: { count: 1, ns: 1_500 }, cacheHit: { ns: 0 } },
          batchStats: [{ batchSize: 8, computeInfer: { count: 1, ns: 1_500 } }],
        },
      ],
    });
  });
});

describe('the repository', () => {
  it('lists every version and the ensemble in Triton’s words', async () => {
    expect((await call('repositoryIndex'))['models']).toEqual([
      { name: 'simplenet', version: '4', state: 'UNAVAILABLE', reason: 'golden' },
      { name: 'simplenet', version: '3', state: 'READY', reason: '' },
      { name: 'simplenet', version: '2', state: 'UNAVAILABLE', reason: 'unloaded' },
      { name: 'ensemble', version: '1', state: 'READY', reason: '' },
    ]);
    const ready = (await call('repositoryIndex', { ready: true }))['models'];
    expect(ready).toMatchObject([{ version: '3' }, { name: 'ensemble' }]);
  });

  it('has an ensemble that waits for its members', async () => {
    scripted.getServed = async () => {
      throw new AppError('MODEL_NOT_LOADED', 'a member is missing');
    };
    expect((await call('repositoryIndex'))['models']).toContainEqual(
      expect.objectContaining({ name: 'ensemble', state: 'UNAVAILABLE' }),
    );
  });

  it('loads and unloads by the use cases of ModelService', async () => {
    await call('repositoryModelLoad', { modelName: 'simplenet' });
    expect(models.loadModel).toHaveBeenCalledWith('simplenet', '', expect.anything());
    await call('repositoryModelUnload', { modelName: 'simplenet' });
    expect(models.unloadModel).toHaveBeenCalledWith('simplenet', expect.anything());
  });

  it('loads the ensemble’s members, and unloads them when told so', async () => {
    const load = vi.spyOn(scripted, 'loadEnsemble');
    const unload = vi.spyOn(scripted, 'unloadEnsemble');
    await call('repositoryModelLoad', { modelName: 'ensemble' });
    expect(load).toHaveBeenCalledOnce();
    expect(await refusal('repositoryModelUnload', { modelName: 'ensemble' })).toMatchObject({
      fields: ['parameters.unload_dependents'],
    });
    expect(unload).not.toHaveBeenCalled();
    const parameters = { unload_dependents: { boolParam: true } };
    await call('repositoryModelUnload', { modelName: 'ensemble', parameters });
    expect(unload).toHaveBeenCalledOnce();
  });

  it.each([
    ['repositoryIndex', { repositoryName: 'other' }, 'repository_name'],
    ['repositoryModelLoad', { modelName: 'm', repositoryName: 'other' }, 'repository_name'],
    ['repositoryModelLoad', { modelName: 'm', parameters: { config: { stringParam: '{}' } } }, 'parameters.config'],
    ['repositoryModelUnload', { modelName: 'm', parameters: { force: { boolParam: true } } }, 'parameters.force'],
  ])('%s refuses what it does not have', async (method, request, field) => {
    expect(await refusal(method, request)).toMatchObject({ code: status.UNIMPLEMENTED, fields: [field] });
  });

  it.each(['repositoryModelLoad', 'repositoryModelUnload'])('%s needs a name', async (method) => {
    expect(await refusal(method, {})).toMatchObject({ code: status.INVALID_ARGUMENT, fields: ['model_name'] });
  });
});
