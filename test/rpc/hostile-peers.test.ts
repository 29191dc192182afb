// Peers that do not speak the protocol: each is refused, and none takes the server from the others.
import { connect } from 'node:net';
import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { Client, credentials, status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeError, failureOf, promised } from './support/raw-clients.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

let running: TestServer;

beforeEach(async () => {
  running = await startTestServer({ models: { listModels: () => Promise.resolve([]) } });
});

afterEach(async () => {
  await expect(
    promised((callback) => running.clients.models.listModels({}, callback)),
    'the server must still answer others',
  ).resolves.toMatchObject({ models: [] });
  await running.stop();
});

/** A field that says it is longer than the message. */
const BROKEN = Buffer.from([0x0a, 0xff, 0x01]);
const same = (bytes: Buffer): Buffer => bytes;

describe('bytes that are no message', () => {
  it('are an invalid argument of a unary call', async () => {
    const client = new Client(running.address, credentials.createInsecure());
    const path = '/sentinode.v1.SlideService/GetSlide';
    const call = promised((callback) => client.makeUnaryRequest(path, same, same, BROKEN, callback as never));
    expect(decodeError(await failureOf(call))).toMatchObject({
      code: status.INVALID_ARGUMENT,
      reason: 'INVALID_FIELD',
    });
    client.close();
  });

  it('are an invalid argument of a stream', async () => {
    const client = new Client(running.address, credentials.createInsecure());
    const path = '/sentinode.v1.SlideService/UploadSlide';
    const call = promised((callback) =>
      client.makeClientStreamRequest(path, same, same, callback as never).end(BROKEN),
    );
    expect(decodeError(await failureOf(call))).toMatchObject({
      code: status.INVALID_ARGUMENT,
      reason: 'INVALID_FIELD',
    });
    client.close();
  });
});

describe('a connection that is no gRPC', () => {
  it.each([
    ['HTTP/1.1', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['noise', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 2654435761) & 0xff))],
    [
      'a frame of an impossible length',
      Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.alloc(9, 0xff)]),
    ],
  ])('is closed (%s)', async (_what, bytes) => {
    const socket = connect(running.server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(bytes);
    await once(socket, 'close');
  });

  it('gets 415 for another content type', async () => {
    const session = connectHttp2(`http://${running.address}`);
    const stream = session.request({
      ':method': 'POST',
      ':path': '/sentinode.v1.SlideService/GetSlide',
      'content-type': 'application/json',
    });
    const [headers] = (await once(stream.end('{}'), 'response')) as [Record<string, unknown>];
    expect(headers[':status']).toBe(415);
    session.destroy();
  });
});
