// Models looked at and switched under a running server.
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthClient, type HealthClient } from '../rpc/support/health.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { present } from '../support/present.js';
import type { Ensemble__Output } from '../../src/gen/sentinode/v1/Ensemble.js';
import type { Model__Output } from '../../src/gen/sentinode/v1/Model.js';
import { patches } from './support/fixtures.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

type Models = RawClients['models'];

let server: ServerProcess;
let models: Models;
let clients: RawClients;
let health: HealthClient;

beforeAll(async () => {
  server = await startServerProcess();
  clients = rawClients(server.address);
  ({ models } = clients);
  health = healthClient(server.address);
});

afterAll(async () => {
  health.close();
  clients.close();
  await server.stop();
});

async function model(call: (callback: never) => unknown): Promise<Model__Output> {
  const answer = await promised<{ model: Model__Output }>((callback) => call(callback as never));
  return answer.model;
}

const load = (name: string, version = ''): Promise<Model__Output> =>
  model((callback) => models.loadModel({ name, version }, callback));
const unload = (name: string): Promise<Model__Output> => model((callback) => models.unloadModel({ name }, callback));
const reload = (name: string): Promise<Model__Output> => model((callback) => models.reloadModel({ name }, callback));

async function scoreOne(): Promise<unknown> {
  const encoded = present((await patches('tumor'))[0]);
  return promised((callback) => clients.predictions.scorePatches({ patches: [{ encoded }] }, callback));
}

async function scoreInto(outcomes: unknown[]): Promise<void> {
  outcomes.push(
    await scoreOne().then(
      () => 'scored',
      (error: unknown) => error,
    ),
  );
}

describe('ModelService', () => {
  it('describes every model with its parameters, digest, scale and figures', async () => {
    const listed = await promised<{ models: Model__Output[] }>((callback) => models.listModels({}, callback as never));
    expect(listed.models).toMatchObject([
      {
        name: 'inceptionv3',
        version: '1',
        state: 'MODEL_STATE_READY',
        architecture: 'inceptionv3',
        patchSizePx: 96,
        centreSizePx: 32,
      },
      {
        name: 'simplenet',
        version: '1',
        state: 'MODEL_STATE_READY',
        architecture: 'simplenet',
        parameterCount: 1_538_048,
      },
    ]);
    for (const described of listed.models) {
      expect(described.weightsDigest).toHaveLength(32);
      expect(described.spacing?.mppX).toBeCloseTo(0.972, 6);
      expect(described.metrics.map(({ name, dataset }) => `${name} ${dataset}`)).toContain('auc test');
      expect(JSON.parse(described.manifestJson)).toMatchObject({ name: described.name });
      expect(described.readyTime).not.toBeNull();
      expect(await model((callback) => models.getModel({ name: described.name }, callback))).toEqual(described);
    }
  });

  it('describes the ensemble with its members, threshold and variants', async () => {
    const { ensemble } = await promised<{ ensemble: Ensemble__Output }>((callback) =>
      models.getEnsemble({}, callback as never),
    );
    expect(ensemble.members.map(({ model: name }) => name).sort()).toEqual(['inceptionv3', 'simplenet']);
    expect(ensemble.members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
    expect(ensemble.threshold).toBeGreaterThan(0);
    expect(ensemble.threshold).toBeLessThan(1);
    expect(ensemble.variants).toContain('original');
    expect(ensemble.digest).toHaveLength(32);
  });

  it('does not know a model or a version that is not there', async () => {
    const unknown = failureOf(load('resnet'));
    expect(decodeError(await unknown)).toMatchObject({ code: status.NOT_FOUND, reason: 'MODEL_NOT_FOUND' });
    expect(decodeError(await failureOf(load('simplenet', '99')))).toMatchObject({ reason: 'MODEL_NOT_FOUND' });
  });

  it('reloads without dropping a request', async () => {
    const reloaded = Promise.all([reload('simplenet'), reload('inceptionv3')]).then(() => 'reloaded' as const);
    const outcomes: unknown[] = [];
    // Under way while the models are swapped, however fast that is.
    const alongside = Promise.all([0, 1, 2, 3].map(() => scoreInto(outcomes)));
    while ((await Promise.race([reloaded, scoreInto(outcomes)])) !== 'reloaded');
    await alongside;
    expect(outcomes.length).toBeGreaterThanOrEqual(4);
    expect(new Set(outcomes)).toEqual(new Set(['scored']));
  });

  it('refuses predictions while a member is unloaded, which health tells, and serves again once it is loaded', async () => {
    expect(await unload('simplenet')).toMatchObject({ state: 'MODEL_STATE_UNLOADED' });
    expect(await health.check('')).toBe('NOT_SERVING');
    expect(await health.check('sentinode.v1.ModelService')).toBe('SERVING');
    expect(decodeError(await failureOf(scoreOne()))).toMatchObject({
      code: status.FAILED_PRECONDITION,
      reason: 'MODEL_NOT_LOADED',
    });
    expect(await load('simplenet')).toMatchObject({ state: 'MODEL_STATE_READY', version: '1' });
    expect(await health.check('')).toBe('SERVING');
    await scoreOne();
  });
});
