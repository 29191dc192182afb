// Training through `kill -9` of the server and of its training process: what is told afterwards, and the loss curve.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createSentinodeClient,
  errorFromStatus,
  type SentinodeClient,
  TrainingRunState,
  type TrainingRun,
  type TrainResponse,
} from '@sentinode/client';
import { availableEngines } from '../../src/engines/available-engines.js';
import { until } from '../rpc/support/deferred.js';
import { isAlive } from '../support/is-alive.js';
import { present } from '../support/present.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { trainingChildren } from '../support/training-children.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const ROOT = fileURLToPath(new URL('../fixtures/pcam96', import.meta.url));
const engines = await availableEngines();
const hasTensorflow = engines.some(({ id, available }) => id === 'tensorflow' && available);

/** Of some 50 ms each: long enough that a kill falls within an epoch, short enough to run twice. */
const STEPS_PER_EPOCH = 60;
const EPOCHS = 2;
const BATCH_SIZE = 4;

let dataDir: string;
let server: ServerProcess;
let client: SentinodeClient;

async function start(): Promise<void> {
  server = await startServerProcess({ dataDir, flags: ['--training-root', ROOT] });
  client = createSentinodeClient({ address: server.address });
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sentinode-training-crash-'));
  await start();
});

afterAll(async () => {
  client.close();
  await server.stop();
  await rm(dataDir, { recursive: true });
});

function train(): AsyncIterable<TrainResponse> {
  return client.training.train({
    architecture: 'simplenet',
    modelName: 'crash',
    patches: {
      trainingDir: join(ROOT, 'train'),
      validationDir: join(ROOT, 'validation'),
      spacing: { mppX: 0.972, mppY: 0.972 },
      labelSizePx: 32,
    },
    hyperparameters: {
      epochs: EPOCHS,
      batchSize: BATCH_SIZE,
      patchesPerEpoch: STEPS_PER_EPOCH * BATCH_SIZE,
      seed: 7,
    },
  });
}

/** The run's events after `afterSequence`, to its end or until `enough`. */
async function watch(
  runId: string,
  afterSequence: number,
  enough: (event: TrainResponse) => boolean = () => false,
): Promise<readonly TrainResponse[]> {
  const events: TrainResponse[] = [];
  for await (const { event } of client.training.watchTraining({ runId, afterSequence })) {
    events.push(present(event));
    if (event !== undefined && enough(event)) break;
  }
  return events;
}

async function getRun(runId: string): Promise<TrainingRun> {
  return present((await client.training.getTrainingRun({ runId })).run);
}

async function resume(runId: string): Promise<number> {
  return (await client.training.resumeTraining({ runId })).afterSequence;
}

/** Number of the step in the whole run, from 1. */
function stepNumber({ event }: TrainResponse): number {
  return event?.$case === 'step' ? (event.value.epoch - 1) * STEPS_PER_EPOCH + event.value.step : 0;
}

const isStepFrom =
  (first: number) =>
  (response: TrainResponse): boolean =>
    stepNumber(response) >= first;

/** Every loss that was told, with the number of its step; a step that was done again is there again. */
function lossesOf(events: readonly TrainResponse[]): readonly (readonly [step: number, loss: number])[] {
  return events.flatMap((response) => {
    const losses = response.event?.$case === 'step' ? response.event.value.losses : [];
    return losses.map((loss, index) => [stepNumber(response) - losses.length + 1 + index, loss] as const);
  });
}

/** TensorFlow sums the same on the same machine; a wrong sampler position, moment or mask would differ by tenths. */
function expectOneCurve(actual: readonly TrainResponse[], expected: readonly TrainResponse[]): void {
  const unbroken = new Map(lossesOf(expected));
  const broken = lossesOf(actual);
  expect([...unbroken.keys()]).toEqual(Array.from({ length: EPOCHS * STEPS_PER_EPOCH }, (_, index) => index + 1));
  expect(new Set(broken.map(([step]) => step))).toEqual(new Set(unbroken.keys()));
  for (const [step, loss] of broken) expect(loss, `step ${step}`).toBeCloseTo(unbroken.get(step) ?? NaN, 3);
}

async function collect(events: AsyncIterable<TrainResponse>): Promise<readonly TrainResponse[]> {
  const all: TrainResponse[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** Starts a run and stops watching it at the step; the run goes on. */
async function startRun(until: number): Promise<string> {
  for await (const response of train()) if (isStepFrom(until)(response)) return response.runId;
  throw new Error('the run ended before it was to be disturbed');
}

/** Kills the server as a power cut would, and starts another on what it has left. */
async function killServerAndRestart(): Promise<void> {
  const children = trainingChildren(server.pid);
  expect(children).toHaveLength(1);
  await server.kill();
  client.close();
  await until(() => !children.some(isAlive), 'no orphan trains on', 60_000);
  await start();
}

function reasonOf({ error }: TrainingRun): string | undefined {
  return error === undefined ? undefined : errorFromStatus(error).reason;
}

suiteThatNeeds(hasTensorflow, 'libtensorflow: make tensorflow')('a training run', () => {
  it('goes on at its last checkpoint when the server or its child is killed, and draws one loss curve', async () => {
    const unbroken = await collect(train());
    expect(unbroken.at(-1)?.event?.$case).toBe('finished');

    // Cancelled within the first epoch, so that the checkpoint stands within it too.
    const runId = await startRun(5);
    await client.training.cancelTraining({ runId });
    const checkpointed = await getRun(runId);
    expect(checkpointed).toMatchObject({ state: TrainingRunState.CANCELLED, resumable: true });
    expect(checkpointed.checkpointEpoch).toBe(1);
    const first = await watch(runId, 0);
    const [lastStep = 0] = lossesOf(first).at(-1) ?? [];
    expect(lastStep).toBeLessThan(STEPS_PER_EPOCH);

    // The server, some steps after that checkpoint: they are lost, and done again.
    await watch(runId, await resume(runId), isStepFrom(lastStep + 5));
    await killServerAndRestart();
    const afterKill = await getRun(runId);
    expect(afterKill).toMatchObject({ state: TrainingRunState.FAILED, resumable: true });
    expect(reasonOf(afterKill)).toBe('SERVER_RESTARTED');
    expect(trainingChildren(server.pid)).toEqual([]);

    // The training process, in the second epoch.
    await watch(runId, await resume(runId), isStepFrom(STEPS_PER_EPOCH + 5));
    for (const pid of trainingChildren(server.pid)) process.kill(pid, 'SIGKILL');
    expect((await watch(runId, 0)).at(-1)?.event?.$case).toBe('ended');
    const afterCrash = await getRun(runId);
    expect(afterCrash).toMatchObject({ state: TrainingRunState.FAILED, resumable: true });
    expect(reasonOf(afterCrash)).toBe('ENGINE_CRASHED');
    expect(afterCrash.error?.message).toMatch(/SIGKILL/);

    await watch(runId, await resume(runId));
    const all = await watch(runId, 0);
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1));
    expect(all.at(-1)?.event?.$case).toBe('finished');
    expectOneCurve(all, unbroken);
    // Steps were done again, so that the comparison is of more than one unbroken stretch.
    expect(lossesOf(all).length).toBeGreaterThan(EPOCHS * STEPS_PER_EPOCH);
    expect(await getRun(runId)).toMatchObject({
      state: TrainingRunState.SUCCEEDED,
      attempts: 4,
      resumable: false,
    });
    await until(() => trainingChildren(server.pid).length === 0, 'no training process is left', 60_000);
  }, 300_000);
});
