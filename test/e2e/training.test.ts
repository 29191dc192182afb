// A network trained through the service, registered, and served by the same server.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines } from '../../src/engines/available-engines.js';
import type { Model__Output } from '../../src/gen/sentinode/v1/Model.js';
import type { TrainRequest } from '../../src/gen/sentinode/v1/TrainRequest.js';
import type { TrainResponse__Output } from '../../src/gen/sentinode/v1/TrainResponse.js';
import { until } from '../rpc/support/deferred.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { readStream } from '../rpc/support/read-stream.js';
import { present } from '../support/present.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const ROOT = fileURLToPath(new URL('../fixtures/pcam96', import.meta.url));
const engines = await availableEngines();
const hasTensorflow = engines.some(({ id, available }) => id === 'tensorflow' && available);

let server: ServerProcess;
let clients: RawClients;

beforeAll(async () => {
  server = await startServerProcess({ flags: ['--training-root', ROOT] });
  clients = rawClients(server.address);
});

afterAll(async () => {
  clients.close();
  await server.stop();
});

function train(more: Partial<TrainRequest> = {}): ReturnType<RawClients['training']['train']> {
  return clients.training.train({
    architecture: 'simplenet',
    modelName: 'tiny',
    patches: {
      trainingDir: join(ROOT, 'train'),
      validationDir: join(ROOT, 'validation'),
      spacing: { mppX: 0.972, mppY: 0.972 },
      labelSizePx: 32,
    },
    hyperparameters: { epochs: 2, batchSize: 8, seed: 1 },
    ...more,
  });
}

suiteThatNeeds(hasTensorflow, 'libtensorflow: make tensorflow')('TrainingService.Train', () => {
  it('streams what happens, registers the result, and the result can be served', async () => {
    const events = await readStream<TrainResponse__Output>(train());
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    const report = present(events.find(({ event }) => event === 'dataReport')?.dataReport);
    expect(report).toMatchObject({ trainingTumour: 8, trainingNormal: 8, validationTumour: 4, validationNormal: 4 });
    expect(events.find(({ event }) => event === 'started')?.started).toMatchObject({
      parameterCount: 1_538_048,
      epochs: 2,
    });
    const losses = events.flatMap(({ step }) => (step ? [step.loss] : []));
    expect(losses.length).toBeGreaterThan(0);
    expect(losses.every((loss) => Number.isFinite(loss) && loss > 0)).toBe(true);
    expect(events.filter(({ event }) => event === 'epoch').map(({ epoch }) => epoch?.epoch)).toEqual([1, 2]);
    const finished = present(events.at(-1)?.finished);
    expect(finished.model).toMatchObject({ name: 'tiny', version: '1', state: 'MODEL_STATE_UNLOADED' });

    const { model } = await promised<{ model: Model__Output }>((callback) =>
      clients.models.loadModel({ name: 'tiny' }, callback as never),
    );
    expect(model).toMatchObject({ name: 'tiny', version: '1', state: 'MODEL_STATE_READY', patchSizePx: 96 });
  });

  it('stops when its caller goes away, and takes the next run', async () => {
    const call = train({ modelName: 'gone', hyperparameters: { epochs: 1000, batchSize: 8, seed: 2 } });
    let steps = 0;
    call.on('data', ({ event }: TrainResponse__Output) => (steps += Number(event === 'step')));
    call.on('error', () => undefined);
    await until(() => steps > 0, 'the run has begun', 60_000);
    const second = failureOf(readStream(train({ modelName: 'other' })));
    expect(decodeError(await second)).toMatchObject({ code: 8, reason: 'DEVICE_BUSY' });
    call.cancel();
    const ended = (): boolean => server.lines.some((line) => line['code'] === 'CANCELLED');
    await until(ended, 'the run has stopped', 60_000);
    expect((await readStream<TrainResponse__Output>(train({ modelName: 'other' }))).at(-1)?.event).toBe('finished');
  });
});

describe('a training request that cannot be', () => {
  it.each([
    [{ architecture: 'resnet' }, 'architecture'],
    [{ modelName: 'Not A Name' }, 'model_name'],
    [{ patches: { trainingDir: '/etc', spacing: { mppX: 1, mppY: 1 } } }, 'patches.training_dir'],
    [{ patches: { trainingDir: join(ROOT, '../..'), spacing: { mppX: 1, mppY: 1 } } }, 'patches.training_dir'],
    [{ patches: { trainingDir: ROOT, spacing: { mppX: 0, mppY: 1 } } }, 'patches.spacing.mpp_x'],
    [{ hyperparameters: { epochs: 1001 } }, 'hyperparameters.epochs'],
    [{ hyperparameters: { learningRate: 2 } }, 'hyperparameters.learning_rate'],
  ])('%j names its field', async (more, field) => {
    const decoded = decodeError(await failureOf(readStream(train(more))));
    expect(decoded).toMatchObject({ code: 3, reason: 'INVALID_FIELD', fields: [field] });
  });
});
