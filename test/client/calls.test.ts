import { getEventListeners } from 'node:events';
import { ServerError } from 'nice-grpc-common';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createSentinodeClient,
  SentinodeError,
  type SentinodeClient,
  type SentinodeClientOptions,
} from '../../clients/typescript/src/index.js';
import { deferred } from './deferred.js';
import { fail, startPeer, Status, type Peer, type PeerServices, type WireError } from './peer.js';

let peer: Peer | undefined;
let client: SentinodeClient | undefined;

afterEach(() => {
  client?.close();
  peer?.kill();
});

async function connect(
  services: PeerServices,
  options: Partial<SentinodeClientOptions> = {},
): Promise<SentinodeClient> {
  peer = await startPeer(services);
  client = createSentinodeClient({ address: peer.address, retry: { baseDelayMs: 2 }, ...options });
  return client;
}

/** A GetSlide that fails with each error in turn, then answers; `calls` counts. */
function failing(errors: readonly WireError[]): { services: PeerServices; calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    services: {
      slides: {
        async getSlide({ slideId }, context) {
          const error = errors[calls++];
          if (error !== undefined) throw fail(context, error);
          return { slide: { id: slideId } };
        },
      },
    },
  };
}

async function errorOf(promise: Promise<unknown>): Promise<SentinodeError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SentinodeError);
  return error as SentinodeError;
}

const unavailable: WireError = { code: Status.UNAVAILABLE, reason: 'SERVER_DRAINING' };

describe('errors', () => {
  it('decode reason, metadata, fields and retry delay from the trailer', async () => {
    const { services } = failing([
      {
        code: Status.INVALID_ARGUMENT,
        message: 'slide_id is too long',
        reason: 'INVALID_FIELD',
        metadata: { limit: '26' },
        fields: [{ field: 'slide_id', description: 'at most 26 characters' }],
        retryAfterMs: 1_250,
        pushback: '-1',
      },
    ]);
    const error = await errorOf((await connect(services)).slides.getSlide({ slideId: 'x' }));
    expect(error).toMatchObject({
      name: 'SentinodeError',
      code: 'INVALID_ARGUMENT',
      message: 'slide_id is too long',
      method: '/sentinode.v1.SlideService/GetSlide',
      reason: 'INVALID_FIELD',
      metadata: { limit: '26' },
      fieldViolations: [{ field: 'slide_id', description: 'at most 26 characters' }],
      retryAfterMs: 1_250,
      pushbackMs: -1,
    });
  });

  it('keep the status when the details are garbage', async () => {
    const services: PeerServices = {
      slides: {
        async getSlide(_request, context) {
          context.trailer.set('grpc-status-details-bin', new Uint8Array([255, 255, 255]));
          throw new ServerError(Status.NOT_FOUND, 'gone');
        },
      },
    };
    const error = await errorOf((await connect(services)).slides.getSlide({ slideId: 'x' }));
    expect(error).toMatchObject({ code: 'NOT_FOUND', reason: undefined, fieldViolations: [] });
  });

  it('of a stream are decoded too', async () => {
    const services: PeerServices = {
      predictions: {
        // A stream that fails before its first message has nothing to yield.
        // eslint-disable-next-line require-yield
        async *watchPrediction(_request, context) {
          throw fail(context, { code: Status.NOT_FOUND, reason: 'PREDICTION_NOT_FOUND' });
        },
      },
    };
    const events = (await connect(services)).predictions.watchPrediction({ predictionId: 'p' });
    const error = await errorOf(drain(events));
    expect(error.reason).toBe('PREDICTION_NOT_FOUND');
  });

  it('say UNAVAILABLE when nobody listens', async () => {
    const { services } = failing([]);
    const { slides } = await connect(services, { retry: { maxAttempts: 1 } });
    peer?.kill();
    const error = await errorOf(slides.getSlide({ slideId: 'x' }));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', reason: undefined });
  });
});

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

describe('retries', () => {
  it('repeat a safe call until it succeeds', async () => {
    const { services, calls } = failing([unavailable, unavailable]);
    const { slide } = await (await connect(services)).slides.getSlide({ slideId: 'a' });
    expect(slide?.id).toBe('a');
    expect(calls()).toBe(3);
  });

  it('stop after five attempts with the last error', async () => {
    const { services, calls } = failing(Array.from({ length: 9 }, () => unavailable));
    const error = await errorOf((await connect(services)).slides.getSlide({ slideId: 'a' }));
    expect(error.reason).toBe('SERVER_DRAINING');
    expect(calls()).toBe(5);
  });

  it('wait as long as RetryInfo says', async () => {
    const { services, calls } = failing([{ code: Status.RESOURCE_EXHAUSTED, reason: 'QUEUE_FULL', retryAfterMs: 120 }]);
    const { slides } = await connect(services);
    const startedAtMs = performance.now();
    await slides.getSlide({ slideId: 'a' });
    // Timers may fire a millisecond early by the clock that is read here.
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(119);
    expect(calls()).toBe(2);
  });

  it('give the error up at once when the wait would pass the deadline', async () => {
    const { services, calls } = failing([
      { code: Status.RESOURCE_EXHAUSTED, reason: 'QUEUE_FULL', retryAfterMs: 60_000 },
    ]);
    const error = await errorOf((await connect(services)).slides.getSlide({ slideId: 'a' }, { timeoutMs: 5_000 }));
    expect(error.reason).toBe('QUEUE_FULL');
    expect(calls()).toBe(1);
  });

  it('do not happen when the server pushes back', async () => {
    const { services, calls } = failing([{ ...unavailable, pushback: '-1' }]);
    await errorOf((await connect(services)).slides.getSlide({ slideId: 'a' }));
    expect(calls()).toBe(1);
  });

  it('can be switched off for a call', async () => {
    const { services, calls } = failing([unavailable]);
    await errorOf((await connect(services)).slides.getSlide({ slideId: 'a' }, { retry: false }));
    expect(calls()).toBe(1);
  });

  it('never repeat a call that is not safe', async () => {
    let calls = 0;
    const services: PeerServices = {
      slides: {
        async deleteSlide(_request, context) {
          calls++;
          throw fail(context, unavailable);
        },
      },
    };
    await errorOf((await connect(services)).slides.deleteSlide({ slideId: 'a' }));
    expect(calls).toBe(1);
  });
});

describe('deadlines', () => {
  /** A GetSlide that never answers and says when its call was cancelled. */
  function silent(): { services: PeerServices; timeoutSeen: Promise<string | undefined>; cancelled: Promise<true> } {
    const timeout = deferred<string | undefined>();
    const cancelled = deferred<true>();
    const services: PeerServices = {
      slides: {
        async getSlide(_request, context) {
          timeout.resolve(context.metadata.get('grpc-timeout'));
          context.signal.addEventListener('abort', () => {
            cancelled.resolve(true);
          });
          await cancelled.promise;
          return {};
        },
      },
    };
    return { services, timeoutSeen: timeout.promise, cancelled: cancelled.promise };
  }

  it('end a call that gets no answer, and stop the work on the server', async () => {
    const { services, cancelled } = silent();
    const error = await errorOf((await connect(services, { defaultTimeoutMs: 60 })).slides.getSlide({ slideId: 'a' }));
    expect(error).toMatchObject({ code: 'DEADLINE_EXCEEDED', reason: 'DEADLINE_EXCEEDED' });
    await cancelled;
  });

  it('of streams are their caller’s choice', async () => {
    const seen: (string | undefined)[] = [];
    const services: PeerServices = {
      predictions: {
        async *watchPrediction(_request, context) {
          seen.push(context.metadata.get('grpc-timeout'));
          yield {};
        },
      },
    };
    const { predictions } = await connect(services, { defaultTimeoutMs: 60 });
    await drain(predictions.watchPrediction({ predictionId: 'p' }));
    expect(seen).toEqual([undefined]);
  });

  it('leave an abort of the caller an AbortError', async () => {
    const { services, timeoutSeen } = silent();
    const aborter = new AbortController();
    const call = (await connect(services)).slides.getSlide({ slideId: 'a' }, { signal: aborter.signal });
    void timeoutSeen.then(() => {
      aborter.abort();
    });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('close', () => {
  it('ends calls and streams that are under way, and refuses later ones', async () => {
    const asked = deferred<true>();
    const services: PeerServices = {
      slides: {
        async getSlide(_request, { signal }) {
          asked.resolve(true);
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve);
          });
          return {};
        },
      },
      predictions: {
        async *watchPrediction(_request, { signal }) {
          yield {};
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve);
          });
        },
      },
    };
    const connected = await connect(services);
    const stream = connected.predictions.watchPrediction({ predictionId: 'p' })[Symbol.asyncIterator]();
    await stream.next();
    const unary = errorOf(connected.slides.getSlide({ slideId: 'a' }));
    await asked.promise;
    connected.close();
    const closed = { code: 'CANCELLED', reason: 'CANCELLED', message: 'the client was closed' };
    expect(await unary).toMatchObject(closed);
    expect(await errorOf(stream.next())).toMatchObject(closed);
    expect(await errorOf(connected.slides.getSlide({ slideId: 'a' }))).toMatchObject(closed);
  });

  it('is no lost connection: an upload does not wait for it to come back', async () => {
    const services: PeerServices = {
      slides: {
        async createUpload(_request, { signal }) {
          client?.close();
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve);
          });
          return {};
        },
      },
    };
    const { uploadSlide } = await connect(services);
    const error = await errorOf(uploadSlide({ name: 'a.tif', data: new Uint8Array(10) }));
    expect(error.message).toBe('the client was closed');
  });
});

describe('signals', () => {
  it('of a long life hold on to no call that is over', async () => {
    const { services } = failing([]);
    const { slides } = await connect(services);
    const stop = new AbortController();
    for (let call = 0; call < 3; call++) await slides.getSlide({ slideId: 'a' }, { signal: stop.signal });
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });
});

describe('metadata and token', () => {
  it('reach the server with every call; the call’s own wins', async () => {
    const seen: (string | undefined)[] = [];
    const services: PeerServices = {
      slides: {
        async getSlide(_request, { metadata }) {
          seen.push(metadata.get('authorization'), metadata.get('x-trace'));
          return {};
        },
      },
    };
    const { slides } = await connect(services, { token: 't', metadata: { 'x-trace': '1' } });
    await slides.getSlide({ slideId: 'a' });
    expect(seen).toEqual(['Bearer t', '1']);
  });

  it('a token never leaves the machine in plain text', () => {
    expect(() => createSentinodeClient({ address: 'pacs.example.org:50051', token: 't' })).toThrow(/set tls/);
  });

  it.each([
    'localhost',
    'localhost:',
    ':50051',
    'host:port',
    'http://localhost:50051',
    'localhost:0',
    'localhost:65536',
    '::1:50051',
    ' localhost:50051',
  ])('the address %j is refused', (address) => {
    expect(() => createSentinodeClient({ address })).toThrow(TypeError);
  });
});
