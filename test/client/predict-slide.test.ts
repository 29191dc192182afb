import { afterEach, describe, expect, it } from 'vitest';
import {
  createSentinodeClient,
  type PredictionEvent,
  type SentinodeClient,
} from '../../clients/typescript/src/index.js';
import { fail, startPeer, Status, type Peer } from './peer.js';
import { accepted, failed, predictionPeer, progress, succeeded, type PredictionPeer } from './prediction-peer.js';

let peer: Peer | undefined;
let client: SentinodeClient | undefined;

afterEach(() => {
  client?.close();
  peer?.kill();
});

async function connect(server: PredictionPeer): Promise<SentinodeClient> {
  peer = await startPeer(server.services);
  client = createSentinodeClient({ address: peer.address, retry: { baseDelayMs: 5, maxDelayMs: 50 } });
  return client;
}

async function collect(
  events: AsyncIterable<PredictionEvent>,
  onEvent: (sequence: number) => void = () => undefined,
): Promise<[number, string | undefined][]> {
  const seen: [number, string | undefined][] = [];
  for await (const { sequence, event } of events) {
    seen.push([sequence, event?.$case]);
    onEvent(sequence);
  }
  return seen;
}

const whole = [accepted(1), progress(2, 3), progress(3, 9), succeeded(4)];
const wholeSeen = [
  [1, 'accepted'],
  [2, 'progress'],
  [3, 'progress'],
  [4, 'finished'],
];

describe('predictSlide', () => {
  it('gives the events in order and cancels nothing', async () => {
    const server = predictionPeer(whole);
    const { predictSlide } = await connect(server);
    expect(await collect(predictSlide('s1', { includePatchScores: false }))).toEqual(wholeSeen);
    expect(server.requests).toMatchObject([{ slideId: 's1', keepRunning: true }]);
    expect(server.requests[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(server.cancelled).toEqual([]);
  });

  it('passes the parameters on', async () => {
    const server = predictionPeer(whole);
    const { predictSlide } = await connect(server);
    const parameters = {
      sampling: { mode: { $case: 'random' as const, value: { count: 5_000, seed: 7 } } },
      ensembleVariant: 'original',
    };
    await predictSlide('s1', { parameters, requestId: 'r', includePatchScores: true }).result();
    expect(server.requests[0]).toMatchObject({ requestId: 'r', includePatchScores: true, parameters });
  });

  it('result() reports progress and gives the prediction', async () => {
    const { predictSlide } = await connect(predictionPeer(whole));
    const done: number[] = [];
    const prediction = await predictSlide('s1').result(({ patchesDone }) => done.push(patchesDone));
    expect(done).toEqual([3, 9]);
    expect(prediction.result.ensembleProbability).toBe(0.75);
  });

  it('re-attaches after the last event when the connection breaks', async () => {
    const server = predictionPeer(whole);
    let restarted: Promise<Peer> | undefined;
    server.beforeEvent = (sequence) =>
      sequence === 3 && restarted === undefined ? new Promise(() => undefined) : undefined;
    const { predictSlide } = await connect(server);
    const seen = await collect(predictSlide('s1'), (sequence) => {
      if (sequence !== 2) return;
      const port = peer?.port;
      peer?.kill();
      restarted = startPeer(server.services, port);
    });
    expect(seen).toEqual(wholeSeen);
    peer = await restarted;
    expect(server.requests).toHaveLength(1);
    expect(server.watched).toEqual([2]);
    expect(server.cancelled).toEqual([]);
  });

  it('asks again with the same request_id when nothing was accepted yet, and tells each event once', async () => {
    const server = predictionPeer(whole);
    let refusals = 2;
    server.beforeEvent = (sequence, context) => {
      if (sequence === 1 && refusals-- > 0) {
        throw fail(context, { code: Status.RESOURCE_EXHAUSTED, reason: 'QUEUE_FULL', retryAfterMs: 5 });
      }
    };
    const { predictSlide } = await connect(server);
    expect(await collect(predictSlide('s1'))).toEqual(wholeSeen);
    expect(new Set(server.requests.map(({ requestId }) => requestId)).size).toBe(1);
    expect(server.requests).toHaveLength(3);
  });

  it('fetches the patch scores when the end came through a watch', async () => {
    const scores = [{ level0X: 1, level0Y: 2, column: 0, row: 0, probabilities: [0.5], ensembleProbability: 0.5 }];
    const events = [accepted(1), succeeded(2, { patchesScored: 1 })];
    const server = predictionPeer(events, { patchesScored: 1, patchScores: scores });
    const { predictSlide } = await connect(server);
    const prediction = await predictSlide('s1', { includePatchScores: true }).result();
    expect(prediction.result.patchScores).toEqual(scores);
  });

  it('throws what the prediction failed with, once, whatever its status', async () => {
    const error = { code: Status.UNAVAILABLE, message: 'the engine died twice', reason: 'ENGINE_CRASHED' };
    const server = predictionPeer([accepted(1), failed(2, error)]);
    const { predictSlide } = await connect(server);
    await expect(collect(predictSlide('s1'))).rejects.toMatchObject({
      name: 'SentinodeError',
      code: 'UNAVAILABLE',
      reason: 'ENGINE_CRASHED',
      message: 'the engine died twice',
    });
    expect(server.requests).toHaveLength(1);
    expect(server.cancelled).toEqual([]);
  });

  it('throws the server’s refusal without trying again', async () => {
    const server = predictionPeer(whole);
    server.beforeEvent = (_sequence, context) => {
      throw fail(context, { code: Status.FAILED_PRECONDITION, reason: 'MISSING_SPACING' });
    };
    const { predictSlide } = await connect(server);
    await expect(predictSlide('s1').result()).rejects.toMatchObject({ reason: 'MISSING_SPACING' });
    expect(server.requests).toHaveLength(1);
  });

  it('cancels on the server when the loop is left', async () => {
    const server = predictionPeer(whole);
    const { predictSlide } = await connect(server);
    for await (const { sequence } of predictSlide('s1')) {
      if (sequence === 2) break;
    }
    expect(server.cancelled).toEqual(['p1']);
  });

  it('leaves it running on request', async () => {
    const server = predictionPeer(whole);
    const { predictSlide } = await connect(server);
    for await (const { sequence } of predictSlide('s1', { keepRunning: true })) {
      if (sequence === 2) break;
    }
    expect(server.cancelled).toEqual([]);
  });

  it('cancels on the server when the signal fires', async () => {
    const server = predictionPeer(whole);
    server.beforeEvent = (sequence) => (sequence === 3 ? new Promise(() => undefined) : undefined);
    const { predictSlide } = await connect(server);
    const aborter = new AbortController();
    const run = predictSlide('s1', { signal: aborter.signal }).result(() => {
      aborter.abort();
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.cancelled).toEqual(['p1']);
  });

  it('learns the identifier to cancel when the signal fires before the first event', async () => {
    const server = predictionPeer(whole);
    const aborter = new AbortController();
    let first = true;
    server.beforeEvent = () => {
      if (!first) return undefined;
      first = false;
      aborter.abort();
      return new Promise(() => undefined);
    };
    const { predictSlide } = await connect(server);
    await expect(predictSlide('s1', { signal: aborter.signal }).result()).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.cancelled).toEqual(['p1']);
  });

  it('gives up when the server stays away longer than the patience', async () => {
    const server = predictionPeer(whole);
    server.beforeEvent = (sequence) => {
      if (sequence === 2) peer?.kill();
    };
    const { predictSlide } = await connect(server);
    await expect(predictSlide('s1', { patienceMs: 100 }).result()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
