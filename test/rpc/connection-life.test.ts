// Peers that fall silent, and connections that grow old.
import { once } from 'node:events';
import { connect } from 'node:net';
import { credentials, status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_CONNECTION_LIFE, type ConnectionLife } from '../../src/rpc/connection-life.js';
import type { PredictionUseCases } from '../../src/app/use-cases.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';
import { deferred, until } from './support/deferred.js';
import { failureOf, promised, rawClients, type RawClients } from './support/raw-clients.js';
import { startTestServer, type PartialUseCases, type TestServer } from './support/start-test-server.js';

/** A frame's head and eight bytes. */
const PING_BYTES = 17;

let running: TestServer;
let proxy: TcpProxy;
let clients: RawClients;

afterEach(async () => {
  clients.close();
  proxy.close();
  await running.stop();
});

async function start(life: Partial<ConnectionLife>, useCases: PartialUseCases): Promise<void> {
  running = await startTestServer(useCases, { connectionLife: { ...DEFAULT_CONNECTION_LIFE, ...life } });
  proxy = await startTcpProxy(running.server.port);
  const ownConnection = { 'grpc.use_local_subchannel_pool': 1 };
  clients = rawClients(`127.0.0.1:${proxy.port}`, credentials.createInsecure(), ownConnection);
}

/** A stream that says when it began and that it was stopped, and otherwise lasts until `finish`. */
function lasting(): {
  readonly useCases: PartialUseCases;
  readonly began: Promise<void>;
  stopped: boolean;
  finish(): void;
} {
  const began = deferred();
  const finish = deferred();
  const stream = {
    began: began.promise,
    stopped: false,
    finish: () => finish.resolve(),
    useCases: { models: { listModels: () => Promise.resolve([]) }, predictions: {} as Partial<PredictionUseCases> },
  };
  stream.useCases.predictions.streamPatchScores = async function* (_patches, _options, { signal }) {
    signal.addEventListener('abort', () => (stream.stopped = true));
    began.resolve();
    await Promise.race([finish.promise, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
    yield* [];
  };
  return stream;
}

describe('a half-open connection', () => {
  it('ends the calls of a peer that has fallen silent', async () => {
    const call = lasting();
    await start({ keepaliveMs: 100, keepaliveTimeoutMs: 100 }, call.useCases);
    const stream = clients.predictions.streamPatchScores();
    stream.on('error', () => undefined);
    await call.began;
    proxy.silence();
    await until(() => call.stopped, 'the call is cancelled');
  });

  it('leaves a peer in peace that answers, however long its call is quiet', async () => {
    const call = lasting();
    await start({ keepaliveMs: 20, keepaliveTimeoutMs: 2_000 }, call.useCases);
    const stream = clients.predictions.streamPatchScores();
    const ended = once(stream.resume(), 'end');
    await call.began;
    const before = proxy.bytesToClient;
    await until(() => proxy.bytesToClient >= before + 5 * PING_BYTES, 'five pings have come');
    expect(call.stopped).toBe(false);
    call.finish();
    await ended;
  });

  it('is closed when it never spoke at all', async () => {
    await start({ keepaliveMs: 50, keepaliveTimeoutMs: 50 }, {});
    const socket = connect(running.server.port, '127.0.0.1');
    socket.resume();
    await once(socket, 'close');
  });
});

describe('an old connection', () => {
  const listed = (): PartialUseCases => ({ models: { listModels: () => Promise.resolve([]) } });

  it('lives on by default', async () => {
    await start({}, listed());
    for (let index = 0; index < 50; index += 1) await listModels();
    expect(proxy.connections).toBe(1);
  });

  it('is replaced without a call that fails', async () => {
    await start({ maxAgeMs: 60 }, listed());
    const end = Date.now() + 10_000;
    while (proxy.connections < 4 && Date.now() < end) await listModels();
    expect(proxy.connections).toBeGreaterThanOrEqual(4);
  });

  it('lets a long call end in its own time', async () => {
    const call = lasting();
    await start({ maxAgeMs: 50 }, call.useCases);
    const stream = clients.predictions.streamPatchScores();
    const ended = once(stream.resume(), 'end');
    await call.began;
    // Ages differ by a fifth: after two of another connection's, this one is old.
    await nextConnection();
    await nextConnection();
    expect(call.stopped).toBe(false);
    call.finish();
    await ended;
  });

  it('cuts it after the grace where one is set', async () => {
    const call = lasting();
    await start({ maxAgeMs: 50, maxAgeGraceMs: 50 }, call.useCases);
    const error = failureOf(
      new Promise((resolve, reject) =>
        clients.predictions.streamPatchScores().on('error', reject).on('end', resolve).resume(),
      ),
    );
    await until(() => call.stopped, 'the call is cut');
    expect((await error).code).toBe(status.UNAVAILABLE);
  });
});

function listModels(): Promise<unknown> {
  return promised((callback) => clients.models.listModels({}, callback));
}

/** Until the client was sent to another connection. */
async function nextConnection(): Promise<void> {
  const before = proxy.connections;
  const end = Date.now() + 10_000;
  while (proxy.connections === before && Date.now() < end) await listModels();
  expect(proxy.connections).toBeGreaterThan(before);
}
