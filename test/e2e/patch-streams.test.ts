// One peer that opens stream after stream leaves the others their places.
import { credentials, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeError, failureOf, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

type Stream = ReturnType<RawClients['predictions']['streamPatchScores']>;

let server: ServerProcess;
/** Each with a connection of its own. */
let peers: readonly RawClients[];

beforeAll(async () => {
  server = await startServerProcess({ flags: ['--max-patch-streams', '3', '--max-patch-streams-per-connection', '2'] });
  const ownConnection = { 'grpc.use_local_subchannel_pool': 1 };
  peers = [0, 1].map(() => rawClients(server.address, credentials.createInsecure(), ownConnection));
});

afterAll(async () => {
  for (const peer of peers) peer.close();
  await server.stop();
});

const open = (peer: RawClients | undefined): Stream => {
  if (peer === undefined) throw new Error('no such peer');
  return peer.predictions.streamPatchScores();
};

const failure = (stream: Stream): Promise<unknown> =>
  failureOf(
    new Promise((resolve, reject) => {
      stream.on('error', reject);
      stream.on('end', resolve);
      stream.resume();
    }),
  ).then(decodeError);

it('refuses what is too much of a connection and of the server, with a time to come back', async () => {
  // None of them sends anything: they hold their places all the same.
  const held = [open(peers[0]), open(peers[0])];
  for (const stream of held) stream.on('error', () => undefined);
  const refused = { code: status.RESOURCE_EXHAUSTED, reason: 'QUEUE_FULL', retryAfterMs: 5_000 };
  expect(await failure(open(peers[0]))).toMatchObject({ ...refused, metadata: { limit: '2' } });
  const third = open(peers[1]);
  third.on('error', () => undefined);
  expect(await failure(open(peers[1]))).toMatchObject({ ...refused, metadata: { limit: '3' } });
  for (const stream of [...held, third]) stream.cancel();
});
