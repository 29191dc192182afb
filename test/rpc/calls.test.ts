import { Metadata, status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallContext, PredictionUseCases, SlideUseCases } from '../../src/app/use-cases.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import { orAborted } from '../../src/domain/errors/abort-error.js';
import type { PatchScore } from '../../src/domain/predictions/patch.js';
import type { Slide } from '../../src/domain/slides/slide.js';
import { MESSAGES_AHEAD } from '../../src/rpc/calls/read-gate.js';
import { deferred, until } from './support/deferred.js';
import { decodeError, failureOf, promised } from './support/raw-clients.js';
import { startTestServer, type PartialUseCases, type TestServer } from './support/start-test-server.js';

let running: TestServer | undefined;

afterEach(() => running?.stop());

async function start(useCases: PartialUseCases): Promise<TestServer> {
  running = await startTestServer(useCases);
  return running;
}

const SLIDE: Slide = {
  id: 's1',
  tenant: 'local',
  displayName: 'secret name',
  files: [],
  facts: { format: 'generic-tiff', widthPx: 1, heightPx: 1, levels: [], objectivePower: 0 },
  spacingSource: 'none',
  digest: '00',
  createTimeMs: 1_000,
};

const HEADER = { header: { files: [{ name: 'a.tiff', sizeBytes: 8 }] } };
const chunk = (offsetBytes: number): object => ({ chunk: { fileIndex: 0, offsetBytes, data: Buffer.from('x') } });

function score(id: string): PatchScore {
  return { id, modelScores: [], ensembleProbability: 0.5, maps: [], warnings: [] };
}

describe('a call under way', () => {
  it('aborts with CANCELLED when the caller cancels', async () => {
    const started = deferred<CallContext>();
    const getSlide: SlideUseCases['getSlide'] = (_id, context) => {
      started.resolve(context);
      return orAborted(new Promise<Slide>(() => undefined), context.signal);
    };
    const { clients, lines } = await start({ slides: { getSlide } });
    const call = clients.slides.getSlide({ slideId: 'a' }, () => undefined);
    const { signal } = await started.promise;
    call.cancel();
    await until(() => lines.length > 0, 'the call is logged');
    expect(signal.reason).toMatchObject({ reason: 'CANCELLED' });
    expect(lines[0]?.fields).toMatchObject({ code: 'CANCELLED', reason: 'CANCELLED' });
  });

  it('aborts with DEADLINE_EXCEEDED at its deadline, also when the use case calls that cancelled', async () => {
    const reasons: unknown[] = [];
    const getSlide: SlideUseCases['getSlide'] = async (_id, { signal }) => {
      await orAborted(new Promise(() => undefined), signal).catch((error: unknown) => reasons.push(error));
      throw new AppError('CANCELLED', 'stopped');
    };
    const { clients, lines } = await start({ slides: { getSlide } });
    const options = { deadline: Date.now() + 150 };
    const error = await failureOf(promised((callback) => clients.slides.getSlide({ slideId: 'a' }, options, callback)));
    expect(error.code).toBe(status.DEADLINE_EXCEEDED);
    await until(() => lines.length > 0, 'the call is logged');
    expect(lines[0]?.fields).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(reasons).toMatchObject([{ reason: 'DEADLINE_EXCEEDED' }]);
  });

  it('echoes the request id, on success and on failure', async () => {
    const getSlide: SlideUseCases['getSlide'] = (id) =>
      id === 'good' ? Promise.resolve(SLIDE) : Promise.reject(new AppError('SLIDE_NOT_FOUND', 'none'));
    const { clients } = await start({ slides: { getSlide } });
    const metadata = new Metadata();
    metadata.set('x-request-id', 'mine-1');
    const headers = await new Promise<Metadata>((resolve) => {
      clients.slides.getSlide({ slideId: 'good' }, metadata, () => undefined).on('metadata', resolve);
    });
    expect(headers.get('x-request-id')).toEqual(['mine-1']);
    const error = await failureOf(
      promised((callback) => clients.slides.getSlide({ slideId: 'bad' }, metadata, callback)),
    );
    expect(decodeError(error).requestId).toBe('mine-1');
  });

  it('takes no request id that could forge a log line', async () => {
    const { clients, lines } = await start({ slides: { getSlide: () => Promise.resolve(SLIDE) } });
    const metadata = new Metadata();
    metadata.set('x-request-id', 'a b"c');
    await promised((callback) => clients.slides.getSlide({ slideId: 'x' }, metadata, callback));
    expect(lines[0]?.fields).toMatchObject({ requestId: 'call-1' });
  });

  it('logs method, code, time and id, and nothing of the request or the response', async () => {
    const { clients, lines } = await start({ slides: { getSlide: () => Promise.resolve(SLIDE) } });
    await promised((callback) => clients.slides.getSlide({ slideId: 'patient-7' }, callback));
    expect(lines).toHaveLength(1);
    expect(Object.keys(lines[0]?.fields ?? {}).sort()).toEqual(['code', 'method', 'ms', 'requestId']);
    expect(JSON.stringify(lines)).not.toMatch(/patient-7|secret/);
  });
});

describe('a client stream', () => {
  it('reads no further ahead than the gate allows while the use case is slow', async () => {
    const gate = deferred();
    const writeUpload: SlideUseCases['writeUpload'] = async (_id, chunks) => {
      await gate.promise;
      let count = 0;
      for await (const _chunk of chunks) count += 1;
      throw new AppError('UPLOAD_INCOMPLETE', String(count));
    };
    const { clients } = await start({ slides: { writeUpload } });
    const size = 1024 * 1024;
    const total = 64;
    let taken = 0;
    const ended = new Promise<unknown>((resolve) => {
      const call = clients.slides.writeUpload(resolve);
      for (let index = 0; index < total; index += 1) {
        const message = { uploadId: 'u', chunk: { offsetBytes: index * size, data: Buffer.alloc(size) } };
        call.write(message, () => (taken += 1));
      }
      call.end();
    });
    // What is not taken by the handler stands in the gate, in the windows of the stream and in the sockets.
    const settled = await stable(() => taken);
    expect(settled).toBeLessThan(total);
    gate.resolve();
    expect(decodeError((await ended) as never).message).toBe(String(total));
    expect(MESSAGES_AHEAD).toBeLessThan(16);
  });

  it('ends with an error, not as if complete, when the client goes away', async () => {
    const outcome = deferred<unknown>();
    const first = deferred();
    const uploadSlide: SlideUseCases['uploadSlide'] = async (_spec, chunks) => {
      try {
        for await (const _chunk of chunks) first.resolve();
        outcome.resolve('complete');
      } catch (error) {
        outcome.resolve(error);
      }
      throw new AppError('CANCELLED', 'gone');
    };
    const { clients } = await start({ slides: { uploadSlide } });
    const call = clients.slides.uploadSlide(() => undefined);
    call.write(HEADER);
    call.write(chunk(0));
    await first.promise;
    call.cancel();
    expect(await outcome.promise).toMatchObject({ reason: 'CANCELLED' });
  });

  it('fails at once while the client is still sending', async () => {
    const uploadSlide: SlideUseCases['uploadSlide'] = () => Promise.reject(new AppError('STORAGE_FULL', 'full'));
    const { clients } = await start({ slides: { uploadSlide } });
    const error = await failureOf(
      promised((callback) => {
        clients.slides.uploadSlide(callback).write(HEADER);
      }),
    );
    expect(decodeError(error)).toMatchObject({ code: status.RESOURCE_EXHAUSTED, reason: 'STORAGE_FULL' });
  });
});

describe('a bidirectional stream', () => {
  it('answers in order and applies the options of the first message', async () => {
    const options: unknown[] = [];
    const streamPatchScores: PredictionUseCases['streamPatchScores'] = async function* (patches, given) {
      options.push(await given);
      for await (const patch of patches) yield score(patch.id);
    };
    const { clients } = await start({ predictions: { streamPatchScores } });
    const call = clients.predictions.streamPatchScores();
    const ids: (string | undefined)[] = [];
    const ended = new Promise((resolve) => {
      call.on('data', (response: { score: { id: string } | null }) => ids.push(response.score?.id));
      call.on('end', resolve);
    });
    for (let index = 0; index < 100; index += 1) {
      call.write({
        patch: { id: String(index), encoded: Buffer.from('x') },
        includeMaps: index === 0,
        aggregation: { max: {} },
      });
    }
    call.end();
    await ended;
    expect(ids).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
    expect(options).toEqual([{ includeMaps: true, aggregation: { kind: 'max' } }]);
  });

  it('pulls no scores while the reader is stalled', async () => {
    let produced = 0;
    const map = { model: 'simplenet', widthPx: 96, heightPx: 96, probabilities: new Float32Array(96 * 96) };
    const streamPatchScores: PredictionUseCases['streamPatchScores'] = async function* (patches) {
      for await (const patch of patches) {
        produced += 1;
        yield { ...score(patch.id), maps: [map] };
      }
    };
    const { clients } = await start({ predictions: { streamPatchScores } });
    const call = clients.predictions.streamPatchScores();
    for (let index = 0; index < 200; index += 1)
      call.write({ patch: { id: String(index), encoded: Buffer.from('x') } });
    call.end();
    // grpc-js's client takes in everything until its first read; from then on it stops when it is paused.
    call.once('data', () => call.pause());
    const stalled = await stable(() => produced);
    expect(stalled).toBeLessThan(100);
    const ended = new Promise((resolve) => call.on('end', resolve));
    call.resume();
    await ended;
    expect(produced).toBe(200);
  });
});

describe('draining', () => {
  it('refuses new calls, finishes the one under way and then stops', async () => {
    const started = deferred();
    const finish = deferred<Slide>();
    const getSlide: SlideUseCases['getSlide'] = () => {
      started.resolve();
      return finish.promise;
    };
    const { clients, server } = await start({ slides: { getSlide } });
    const first = promised((callback) => clients.slides.getSlide({ slideId: 'a' }, callback));
    await started.promise;
    const closed = server.close(10_000);
    const refused = await failureOf(promised((callback) => clients.slides.getSlide({ slideId: 'b' }, callback)));
    expect(decodeError(refused)).toMatchObject({
      code: status.UNAVAILABLE,
      reason: 'SERVER_DRAINING',
      retryAfterMs: 2000,
    });
    finish.resolve(SLIDE);
    await expect(first).resolves.toMatchObject({ slide: { id: 's1' } });
    await closed;
  });

  it('aborts what is left after the drain time with SERVER_DRAINING', async () => {
    const started = deferred();
    const getSlide: SlideUseCases['getSlide'] = (_id, { signal }) => {
      started.resolve();
      return orAborted(new Promise<Slide>(() => undefined), signal);
    };
    const { clients, server } = await start({ slides: { getSlide } });
    const call = failureOf(promised((callback) => clients.slides.getSlide({ slideId: 'a' }, callback)));
    await started.promise;
    await server.close(50);
    expect(decodeError(await call)).toMatchObject({ code: status.UNAVAILABLE, reason: 'SERVER_DRAINING' });
  });
});

/** The value once it has not moved for 300 ms. */
async function stable(read: () => number): Promise<number> {
  let value = -1;
  let since = Date.now();
  await until(() => {
    if (read() !== value) {
      value = read();
      since = Date.now();
    }
    return value > 0 && Date.now() - since > 300;
  }, 'the value settles');
  return value;
}
