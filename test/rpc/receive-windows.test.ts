// Holds grpc-js to the two non-public fields that src/rpc/receive-windows.ts needs.
import { once } from 'node:events';
import { connect, type ClientHttp2Session } from 'node:http2';
import { afterEach, expect, it } from 'vitest';
import { RECEIVE_WINDOWS } from '../../src/rpc/receive-windows.js';
import { until } from './support/deferred.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

let running: TestServer;
let session: ClientHttp2Session | undefined;

afterEach(async () => {
  session?.destroy();
  await running.stop();
});

it('lets a client have megabytes under way, a stream and a connection', async () => {
  running = await startTestServer();
  const client = connect(`http://${running.address}`);
  session = client;
  await once(client, 'remoteSettings');
  expect(client.remoteSettings.initialWindowSize).toBe(RECEIVE_WINDOWS.streamBytes);
  expect(client.remoteSettings.maxConcurrentStreams).toBe(256);
  await until(
    () => client.state.remoteWindowSize === RECEIVE_WINDOWS.connectionBytes,
    'the connection window has grown',
  );
  expect(running.lines).toEqual([]);
});
