// Clients that ask for large answers and do not read them: what the server keeps for them is bounded.
import { once } from 'node:events';
import {
  connect,
  constants,
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http2';
import { status, type CallOptions } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { GetThumbnailRequest } from '../../clients/typescript/src/gen/sentinode/v1/slide.js';
import type { EncodedImage } from '../../src/domain/image.js';
import {
  createUnreadAnswers,
  UNREAD_ANSWER_LIMITS,
  type UnreadAnswerLimits,
} from '../../src/rpc/calls/unread-answers.js';
import { until } from './support/deferred.js';
import { decodeError, failureOf, promised } from './support/raw-clients.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

const MIB = 1024 * 1024;
const ANSWER_BYTES = 1.5 * MIB;
const SMALL_BYTES = 1024;
/** Two large answers a connection, five of all. */
const LIMITS: UnreadAnswerLimits = {
  connectionBytes: 4 * MIB,
  totalBytes: 8 * MIB,
  patienceMs: 600_000,
  leastBytesPerSecond: MIB,
};

let server: TestServer;
let worked = 0;
const sessions: ClientHttp2Session[] = [];

afterEach(async () => {
  for (const session of sessions.splice(0)) session.destroy();
  await server.stop();
});

async function serve(limits: Partial<UnreadAnswerLimits> = {}): Promise<void> {
  worked = 0;
  const getThumbnail = (slideId: string): Promise<EncodedImage> => {
    worked += 1;
    const bytes = slideId === 'small' ? SMALL_BYTES : ANSWER_BYTES;
    return Promise.resolve({ encoding: 'png', data: new Uint8Array(bytes), widthPx: 1, heightPx: 1 });
  };
  server = await startTestServer({ slides: { getThumbnail } }, { unreadAnswerLimits: { ...LIMITS, ...limits } });
}

interface Unread {
  readonly stream: ClientHttp2Stream;
  /** Of an answer that has none but headers: its status. */
  refusal(): number | undefined;
  answered(): boolean;
}

async function openSession(): Promise<ClientHttp2Session> {
  const session = connect(`http://${server.address}`);
  session.on('error', () => undefined);
  sessions.push(session);
  await once(session, 'connect');
  return session;
}

/** Sends a call and reads nothing of its answer. */
function ask(session: ClientHttp2Session, more: OutgoingHttpHeaders = {}): Unread {
  const message = GetThumbnailRequest.encode(GetThumbnailRequest.fromPartial({ slideId: 'large' })).finish();
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  const stream = session.request({
    ':method': 'POST',
    ':path': '/sentinode.v1.SlideService/GetThumbnail',
    'content-type': 'application/grpc',
    te: 'trailers',
    ...more,
  });
  let headers: IncomingHttpHeaders | undefined;
  stream.on('response', (response) => (headers = response));
  stream.on('error', () => undefined);
  stream.end(Buffer.concat([head, message]));
  const refusal = (): number | undefined => {
    const code = headers?.['grpc-status'];
    return code === undefined ? undefined : Number(code);
  };
  return { stream, refusal, answered: () => headers !== undefined };
}

async function askAll(session: ClientHttp2Session, count: number): Promise<readonly Unread[]> {
  const calls: Unread[] = [];
  for (let index = 0; index < count; index += 1) {
    const call = ask(session);
    await until(call.answered, 'headers have come');
    calls.push(call);
  }
  return calls;
}

/** By a client that reads. */
function thumbnail(
  slideId: string,
  options: CallOptions = {},
): Promise<{ readonly image: { readonly widthPx: number } }> {
  return promised((callback) => server.clients.slides.getThumbnail({ slideId }, options, callback as never));
}

const refusals = (calls: readonly Unread[]): readonly Unread[] => calls.filter((call) => call.refusal() !== undefined);

async function readAll({ stream }: Unread): Promise<{ readonly bytes: number; readonly status: number }> {
  let bytes = 0;
  let code = NaN;
  stream.on('trailers', (trailers: IncomingHttpHeaders) => (code = Number(trailers['grpc-status'])));
  for await (const chunk of stream as AsyncIterable<Buffer>) bytes += chunk.length;
  return { bytes, status: code };
}

describe('answers that nobody reads', () => {
  it('are refused beyond a connection’s share, and it is free again once they are read', async () => {
    await serve();
    const session = await openSession();
    const calls = await askAll(session, 6);
    const refused = refusals(calls);
    expect(refused).toHaveLength(4);
    expect(new Set(refused.map((call) => call.refusal()))).toEqual(new Set([status.RESOURCE_EXHAUSTED]));
    for (const call of calls.filter((one) => !refused.includes(one))) {
      const { bytes, status: code } = await readAll(call);
      expect(code).toBe(status.OK);
      expect(bytes).toBeGreaterThan(ANSWER_BYTES);
    }
    const [again] = await askAll(session, 1);
    expect(again?.refusal()).toBeUndefined();
  });

  it('of all connections together are bounded; small answers go on', async () => {
    await serve();
    const calls: Unread[] = [];
    for (let index = 0; index < 4; index += 1) calls.push(...(await askAll(await openSession(), 2)));
    expect(refusals(calls)).toHaveLength(3);
    expect(decodeError(await failureOf(thumbnail('large')))).toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
      reason: 'QUEUE_FULL',
      metadata: { limit: String(8 * MIB), what: 'bytes of unread answers' },
      retryAfterMs: 1_000,
    });
    expect((await thumbnail('small')).image.widthPx).toBe(1);
    // Those who go give their room back.
    for (const session of sessions.splice(0)) session.destroy();
    const isTaken = (): Promise<boolean> =>
      thumbnail('large').then(
        () => true,
        () => false,
      );
    await expect.poll(isTaken).toBe(true);
  });

  it('keep their connection from work before it is done', async () => {
    await serve({ connectionBytes: MIB });
    const session = await openSession();
    // One alone may be larger than the share.
    const calls = await askAll(session, 3);
    expect(refusals(calls)).toHaveLength(2);
    expect(worked).toBe(1);
  });

  it('are reset when they stay unread for too long', async () => {
    await serve({ patienceMs: 50, leastBytesPerSecond: 1_000 * MIB });
    const session = await openSession();
    const [call] = await askAll(session, 1);
    if (call === undefined) throw new Error('no call');
    await once(call.stream, 'close');
    expect(call.stream.rstCode).toBe(constants.NGHTTP2_CANCEL);
    expect(refusals(await askAll(session, 2))).toHaveLength(0);
  });

  it('are reset soon after the deadline of their call', async () => {
    await serve();
    // Who reads is never reset.
    expect((await thumbnail('large', { deadline: Date.now() + 60_000 })).image.widthPx).toBe(1);
    const { stream } = ask(await openSession(), { 'grpc-timeout': '100m' });
    await once(stream, 'close');
    expect(stream.rstCode).toBe(constants.NGHTTP2_CANCEL);
  });
});

it('the default limits take the largest answer of the method three times', () => {
  const answers = createUnreadAnswers(UNREAD_ANSWER_LIMITS);
  const bytes = 512 * 2 * 96 * 96 * 4;
  const releases = [1, 2, 3].map(() => answers.take('a', bytes));
  expect(() => answers.take('a', bytes)).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL' }) as Error);
  for (const release of releases) release();
  // Twice is once.
  releases[0]?.();
  answers.take('a', 4 * bytes);
  expect(() => answers.requireRoom('a')).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL' }) as Error);
  answers.requireRoom('b');
});
