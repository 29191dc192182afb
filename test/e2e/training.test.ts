// A network trained through the service, registered, and served by the same server.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseModelManifest } from '../../src/domain/models/model-manifest.js';
import { packageVersion } from '../../src/process/package-version.js';
import { sharp } from '../../src/image/sharp.js';
import { availableEngines } from '../../src/engines/available-engines.js';
import type { GetModelCardResponse__Output } from '../../src/gen/sentinode/v1/GetModelCardResponse.js';
import type { Model__Output } from '../../src/gen/sentinode/v1/Model.js';
import type { TrainRequest } from '../../src/gen/sentinode/v1/TrainRequest.js';
import type { TrainingRun__Output } from '../../src/gen/sentinode/v1/TrainingRun.js';
import type { TrainResponse__Output } from '../../src/gen/sentinode/v1/TrainResponse.js';
import type { WatchTrainingResponse__Output } from '../../src/gen/sentinode/v1/WatchTrainingResponse.js';
import { until } from '../rpc/support/deferred.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { readStream } from '../rpc/support/read-stream.js';
import { present } from '../support/present.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { trainingChildren } from '../support/training-children.js';
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
    const epochs = events.flatMap(({ epoch }) => (epoch ? [epoch] : []));
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    for (const { validationAuc, sensitivities, seconds, ...spent } of epochs) {
      expect(validationAuc).toMatchObject({ name: 'auc', dataset: 'validation', count: 8 });
      expect(present(validationAuc).ciLow).toBeLessThanOrEqual(present(validationAuc).ciHigh);
      expect(sensitivities.map(({ name, count }) => ({ name, count }))).toEqual([
        { name: 'sensitivity_at_90_specificity', count: 4 },
        { name: 'sensitivity_at_95_specificity', count: 4 },
      ]);
      const parts = spent.dataWaitSeconds + spent.computeSeconds + spent.validationSeconds;
      expect(parts).toBeCloseTo(seconds, 6);
    }
    const finished = present(events.at(-1)?.finished);
    expect(finished.model).toMatchObject({ name: 'tiny', version: '1', state: 'MODEL_STATE_UNLOADED' });
    const manifest = parseModelManifest(JSON.parse(present(finished.model).manifestJson));
    expect(manifest.trainingData.parts).toMatchObject({
      kind: 'separate',
      groupedBy: 'patch',
      validation: { tumour: 4, normal: 4 },
    });
    expect(manifest.training).toMatchObject({ seed: 1, epochs: 2, software: { sentinode: packageVersion() } });
    expect(manifest.calibration).toMatchObject({ fittedOn: 'validation' });
    expect(manifest.metrics['validation']).toMatchObject({
      accuracy: { count: 8 },
      sensitivityAt90: { count: 4 },
      sensitivityAt95: { count: 4 },
    });
    expect(manifest.card?.plots).toEqual([
      'plots/roc.svg',
      'plots/precision-recall.svg',
      'plots/calibration.svg',
      'plots/loss.svg',
    ]);
    expect(finished.model).toMatchObject({
      hasCard: true,
      calibration: { fittedOn: 'validation' },
      training: { epochs: 2 },
    });
    const card = await promised<GetModelCardResponse__Output>((callback) =>
      clients.models.getModelCard({ name: 'tiny' }, callback as never),
    );
    expect(card).toMatchObject({ name: 'tiny', version: '1' });
    expect(card.markdown).toMatch(/^# tiny\/1\n[^]*Not for clinical use[^]*!\[.*\]\(plots\/loss\.svg\)/);
    expect(card.plots.map(({ file }) => file)).toEqual(manifest.card?.plots);
    for (const { file, svg } of card.plots) {
      expect({ file, ...(await sharp(Buffer.from(svg)).metadata()) }).toMatchObject({ file, format: 'svg' });
    }
    const drawn = present(card.plots.at(-1)).svg.matchAll(
      /label="epoch: (\d); cross-entropy: ([\d.]+); series: (\w+)"/g,
    );
    const points = new Map([...drawn].map(([, epoch, loss, series]) => [`${series} ${epoch}`, Number(loss)]));
    expect(points.size).toBe(4);
    for (const { epoch, trainingLoss, validationLoss } of epochs) {
      expect(points.get(`training ${epoch}`)).toBeCloseTo(trainingLoss, 9);
      expect(points.get(`validation ${epoch}`)).toBeCloseTo(validationLoss, 9);
    }

    const { model } = await promised<{ model: Model__Output }>((callback) =>
      clients.models.loadModel({ name: 'tiny' }, callback as never),
    );
    expect(model).toMatchObject({ name: 'tiny', version: '1', state: 'MODEL_STATE_READY', patchSizePx: 96 });
  });

  it('goes on when its caller goes away, stops at a checkpoint when told to, and is resumed', async () => {
    const call = train({ modelName: 'gone', hyperparameters: { epochs: 1000, batchSize: 8, seed: 2 } });
    let runId = '';
    let steps = 0;
    call.on('data', (response: TrainResponse__Output) => {
      ({ runId } = response);
      steps += Number(response.event === 'step');
    });
    call.on('error', () => undefined);
    await until(() => steps > 0, 'the run has begun', 60_000);
    call.cancel();
    const { run } = await promised<{ run: TrainingRun__Output }>((callback) =>
      clients.training.cancelTraining({ runId }, callback as never),
    );
    expect(run).toMatchObject({ state: 'TRAINING_RUN_STATE_CANCELLED', resumable: true, checkpointEpoch: 1 });

    const resumed = await promised<{ run: TrainingRun__Output; afterSequence: number }>((callback) =>
      clients.training.resumeTraining({ runId }, callback as never),
    );
    const watch = clients.training.watchTraining({ runId, afterSequence: resumed.afterSequence });
    const seen: TrainResponse__Output[] = [];
    watch.on('data', ({ event }: WatchTrainingResponse__Output) => seen.push(present(event)));
    watch.on('error', () => undefined);
    await until(() => seen.some(({ event }) => event === 'step'), 'the run goes on', 60_000);
    expect(seen[0]).toMatchObject({ event: 'accepted', sequence: resumed.afterSequence + 1 });
    for (const pid of trainingChildren(server.pid)) process.kill(pid, 'SIGKILL');
    await until(() => seen.at(-1)?.event === 'ended', 'the end is told', 60_000);
    expect(seen.at(-1)?.ended?.run).toMatchObject({ state: 'TRAINING_RUN_STATE_FAILED', resumable: true });
    expect(seen.at(-1)?.ended?.run?.error?.message).toMatch(/SIGKILL/);
    await promised((callback) => clients.training.deleteTrainingRun({ runId }, callback as never));
    const gone = promised((callback) => clients.training.getTrainingRun({ runId }, callback as never));
    await expect(gone).rejects.toSatisfy((error) => decodeError(error as never).reason === 'TRAINING_RUN_NOT_FOUND');
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
