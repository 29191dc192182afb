// Full queues, deadlines and drains as a bare gRPC client meets them: real use cases, an engine that stands still.
import { status } from '@grpc/grpc-js';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Priority } from '../../src/gen/sentinode/v1/Priority.js';
import type { ScorePatchesResponse__Output } from '../../src/gen/sentinode/v1/ScorePatchesResponse.js';
import { startHarness, untilReady, type Harness } from '../app/harness.js';
import { until } from './support/deferred.js';
import { decodeError, failureOf, promised, type DecodedError } from './support/raw-clients.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

let harness: Harness;
let server: TestServer;

beforeEach(async () => {
  harness = await startHarness();
  await untilReady(harness);
  const { app } = harness;
  server = await startTestServer({ predictions: app.predictions, inference: app.inference, models: app.models });
  onTestFinished(() => server.stop());
});

/** The scripted engine takes one byte for an image. */
function score(
  count: number,
  { priority, timeoutMs }: { readonly priority?: Priority; readonly timeoutMs?: number } = {},
): Promise<ScorePatchesResponse__Output> {
  const patches = Array.from({ length: count }, () => ({ encoded: Buffer.of(50) }));
  const options = timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
  return promised((callback) =>
    server.clients.predictions.scorePatches({ patches, ...(priority && { priority }) }, options, callback),
  );
}

async function fill(calls: number): Promise<() => Promise<unknown>> {
  const release = harness.compute.holdPatches();
  const held = Array.from({ length: calls }, () => score(512));
  await until(() => harness.compute.patchBatches.length === calls, 'the engine has every call');
  return () => {
    release();
    return Promise.all(held);
  };
}

const refusal = (call: Promise<unknown>): Promise<DecodedError> => failureOf(call).then(decodeError);

describe('a full queue', () => {
  it('refuses with RESOURCE_EXHAUSTED, RetryInfo and the pushback of gRPC’s own retries', async () => {
    const finish = await fill(4);
    const refused = await refusal(score(1));
    expect(refused).toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
      reason: 'QUEUE_FULL',
      metadata: { limit: '2048', what: 'patches' },
      retryAfterMs: 1_000,
      pushbackMs: '1000',
    });
    await finish();
    expect((await score(1)).scores).toHaveLength(1);
  });

  it('takes an urgent call all the same, by either API', async () => {
    const finish = await fill(4);
    const urgent = [
      score(1, { priority: 'PRIORITY_STAT' }),
      promised((callback) =>
        server.clients.inference.modelInfer(
          {
            modelName: 'simplenet',
            parameters: { priority: { uint64Param: 1 } },
            inputs: [{ name: 'patches', datatype: 'BYTES', shape: [1], contents: { bytesContents: [Buffer.of(50)] } }],
          },
          callback,
        ),
      ),
    ];
    expect(await refusal(score(1, { priority: 'PRIORITY_BACKGROUND' }))).toMatchObject({ reason: 'QUEUE_FULL' });
    await finish();
    await expect(Promise.all(urgent)).resolves.toHaveLength(2);
  });
});

describe('a deadline', () => {
  it('ends the call while the engine stands still, and gives its place back', async () => {
    const finish = await fill(3);
    const late = await refusal(score(512, { timeoutMs: 50 }));
    expect(late).toMatchObject({ code: status.DEADLINE_EXCEEDED });
    // Its 512 patches are free again: as many go in as before.
    const next = score(512);
    await until(() => harness.compute.patchBatches.length === 5, 'the next call is in');
    await finish();
    expect((await next).scores).toHaveLength(512);
  });

  it('of a call and the timeout of an inference request: the sooner one counts', async () => {
    const finish = await fill(1);
    const infer = (timeoutUs: number, deadlineMs: number): Promise<unknown> =>
      promised((callback) =>
        server.clients.inference.modelInfer(
          {
            modelName: 'simplenet',
            parameters: { timeout: { int64Param: timeoutUs } },
            inputs: [{ name: 'patches', datatype: 'BYTES', shape: [1], contents: { bytesContents: [Buffer.of(50)] } }],
          },
          { deadline: Date.now() + deadlineMs },
          callback,
        ),
      );
    expect(await refusal(infer(20_000, 600_000))).toMatchObject({
      code: status.DEADLINE_EXCEEDED,
      reason: 'DEADLINE_EXCEEDED',
    });
    expect(await refusal(infer(600_000_000, 50))).toMatchObject({ code: status.DEADLINE_EXCEEDED });
    await finish();
  });
});

it('a server that drains refuses with UNAVAILABLE and a time to come back', async () => {
  const finish = await fill(1);
  const closed = server.server.close(60_000);
  const refused = await refusal(score(1));
  expect(refused).toMatchObject({ code: status.UNAVAILABLE, reason: 'SERVER_DRAINING', retryAfterMs: 2_000 });
  expect(refused.pushbackMs).toBe('2000');
  await finish();
  await closed;
});

it('a priority that is none is refused by its field', async () => {
  expect(await refusal(score(1, { priority: 9 as unknown as Priority }))).toMatchObject({
    code: status.INVALID_ARGUMENT,
    fields: ['priority'],
  });
});
