// A real server with a real engine at work: who waits, who shares a run, who goes first.
import { credentials, status, type ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ModelInferRequest } from '../../src/gen/inference/ModelInferRequest.js';
import { promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { until } from '../rpc/support/deferred.js';
import { fixture, patches, SVS } from './support/fixtures.js';
import { eventsOf, getPrediction, startScoring, uploadLongSlide } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

let server: ServerProcess;
let clients: RawClients;
let pictures: readonly Buffer[];

beforeAll(async () => {
  server = await startServerProcess();
  clients = rawClients(server.address, credentials.createInsecure());
  pictures = await patches('tumor');
});

afterAll(async () => {
  clients.close();
  await server.stop();
});

interface Counted {
  readonly patches: number;
  readonly runs: number;
  readonly batches: readonly (readonly [number, number])[];
}

async function counted(): Promise<Counted> {
  const { modelStats } = await promised<{ modelStats: readonly StatisticsMessage[] }>((callback) =>
    clients.inference.modelStatistics({ name: 'simplenet' }, callback),
  );
  const [{ inferenceCount = 0, executionCount = 0, batchStats = [] } = {}] = modelStats;
  return {
    patches: inferenceCount,
    runs: executionCount,
    batches: batchStats.map(({ batchSize, computeInfer }) => [batchSize, computeInfer?.count ?? 0]),
  };
}

interface StatisticsMessage {
  readonly inferenceCount?: number;
  readonly executionCount?: number;
  readonly batchStats?: readonly {
    readonly batchSize: number;
    readonly computeInfer: { readonly count: number } | null;
  }[];
}

function picture(index: number): Buffer {
  return pictures[index % pictures.length] ?? Buffer.alloc(0);
}

/** Some seconds of work, in runs of 32. */
const LONG_PATCHES = 256;

function longCall(): Promise<unknown> {
  const all = Array.from({ length: LONG_PATCHES }, (_, index) => ({ encoded: picture(index) }));
  return promised((callback) => clients.predictions.scorePatches({ patches: all }, callback));
}

function inferOne(timeoutUs: number): ModelInferRequest {
  return {
    modelName: 'simplenet',
    parameters: { timeout: { int64Param: timeoutUs }, priority: { uint64Param: 3 } },
    inputs: [{ name: 'patches', datatype: 'BYTES', shape: [1], contents: { bytesContents: [picture(0)] } }],
  };
}

it('deadlines, timeouts and cancellations end calls while the engine is busy', async () => {
  // Background work: it waits for eight runs of a long call, or for all of them.
  const one = { patches: [{ encoded: picture(0) }], priority: 'PRIORITY_BACKGROUND' as const };
  let isOver = false;
  const busy = [longCall(), longCall()];
  const over = Promise.all(busy).then(() => (isOver = true));
  const waitsTooLong: readonly [number, () => Promise<unknown>][] = [
    [
      status.DEADLINE_EXCEEDED,
      () => promised((callback) => clients.predictions.scorePatches(one, { deadline: Date.now() + 150 }, callback)),
    ],
    [status.DEADLINE_EXCEEDED, () => promised((callback) => clients.inference.modelInfer(inferOne(150_000), callback))],
    [
      status.CANCELLED,
      () =>
        promised((callback) => {
          const call = clients.predictions.scorePatches(one, callback);
          setTimeout(() => call.cancel(), 150);
          return call;
        }),
    ],
  ];
  for (const [code, call] of waitsTooLong) {
    // Those that come before the long calls are decoded find the engine free.
    let failure: ServiceError | undefined;
    while (failure === undefined)
      failure = await call().then(
        () => undefined,
        (error: unknown) => error as ServiceError,
      );
    expect(failure.code).toBe(code);
  }
  expect(isOver).toBe(false);
  await over;
});

it('calls of one patch that come while the engine is busy share their runs, which are counted once', async () => {
  const before = await counted();
  const long = longCall();
  const calls = 16;
  const small = Array.from({ length: calls }, (_, index) =>
    promised<{ scores: readonly { ensembleProbability: number }[] }>((callback) =>
      clients.predictions.scorePatches({ patches: [{ encoded: picture(index) }] }, callback),
    ),
  );
  const joined = await Promise.all(small);
  await long;
  const after = await counted();
  expect(after.patches - before.patches).toBe(LONG_PATCHES + calls);
  expect(after.runs - before.runs).toBeLessThan(LONG_PATCHES / 32 + calls);
  const sizes = after.batches.map(([size, count]) => size * count).reduce((sum, value) => sum + value, 0);
  expect(sizes).toBe(after.patches);
  const alone = await promised<{ scores: readonly { ensembleProbability: number }[] }>((callback) =>
    clients.predictions.scorePatches({ patches: [{ encoded: picture(3) }] }, callback),
  );
  const [own] = alone.scores;
  expect(joined[3]?.scores[0]?.ensembleProbability).toBeCloseTo(own?.ensembleProbability ?? NaN, 6);
});

it('an urgent call is answered while a long one is under way', async () => {
  let isLongOver = false;
  const long = longCall().then(() => (isLongOver = true));
  await until(() => !isLongOver, 'the long call has been sent');
  await promised((callback) =>
    clients.predictions.scorePatches({ patches: [{ encoded: picture(0) }], priority: 'PRIORITY_STAT' }, callback),
  );
  expect(isLongOver).toBe(false);
  await long;
});

it('a STAT slide is predicted while a background slide is under way, and says its priority', async () => {
  const slow = await startScoring(clients, {
    slideId: await uploadLongSlide(clients),
    priority: 'PRIORITY_BACKGROUND',
  });
  const slideId = (await uploadSlide(clients, await fixture(SVS))).id;
  const events = await eventsOf(clients, { slideId, priority: 'PRIORITY_STAT' });
  const running = await getPrediction(clients, slow.id);
  expect(running).toMatchObject({ state: 'PREDICTION_STATE_RUNNING', priority: 'PRIORITY_BACKGROUND' });
  expect(events.at(-1)?.finished).toMatchObject({ state: 'PREDICTION_STATE_SUCCEEDED', priority: 'PRIORITY_STAT' });
  await expect(slow.ended).resolves.toMatchObject({ finished: { state: 'PREDICTION_STATE_SUCCEEDED' } });
  // Whoever says nothing is a routine caller.
  const routine = await eventsOf(clients, { slideId });
  expect(routine.at(-1)?.finished?.priority).toBe('PRIORITY_ROUTINE');
}, 180_000);
