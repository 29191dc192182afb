// Clients that stop reading: what the service keeps for them is bounded, and others are served.
import { once } from 'node:events';
import { connect, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { StreamPatchScoresRequest } from '../../clients/typescript/src/gen/sentinode/v1/prediction.js';
import { createSentinodeClient } from '../../clients/typescript/src/index.js';
import { present } from '../support/present.js';
import { treeUse } from '../support/process-use.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const PATCH = fileURLToPath(new URL('../../examples/patches/tumour-1.webp', import.meta.url));
/** As many as one connection may have. */
const STREAMS = 16;
/** Of each stream; the answers to all of them, two maps of 96 × 96 floats each, would be a GiB. */
const PATCHES = 1_000;
/** What a client that does not say otherwise lets come before it reads. */
const CLIENT_WINDOW_BYTES = 65_535;
/** Far below what is asked for; the service's own heap breathes by tens of MiB. */
const MAX_GROWTH_MIB = 200;

let server: ServerProcess;
let session: ClientHttp2Session | undefined;

afterEach(async () => {
  session?.destroy();
  await server.stop();
});

/** A message as gRPC frames it: not compressed, length, bytes. */
function framed(message: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** Sends patches as fast as the server takes them, and reads nothing of the answers. */
function openUnread(http2: ClientHttp2Session, message: Buffer): ClientHttp2Stream {
  const stream = http2.request({
    ':method': 'POST',
    ':path': '/sentinode.v1.PredictionService/StreamPatchScores',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  stream.on('error', () => undefined);
  for (let index = 0; index < PATCHES; index += 1) stream.write(message);
  return stream.end();
}

async function residentMib(): Promise<number> {
  return present(await treeUse(server.pid), 'the service').root.residentMib;
}

/** Until a second has brought no more computing: everything that can be done has been. */
async function stalled(): Promise<void> {
  const computed = async (): Promise<number> => present(await treeUse(server.pid), 'the service').children.cpuSeconds;
  let before = -1;
  for (let now = await computed(); now - before > 0.1; now = await computed()) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

suiteThatNeeds(process.platform === 'linux', 'Linux: it looks into /proc')('a client that stops reading', () => {
  it('costs the service little memory, and others nothing', async () => {
    server = await startServerProcess();
    const encoded = await readFile(PATCH);
    const message = framed(
      StreamPatchScoresRequest.encode(
        StreamPatchScoresRequest.fromPartial({
          patch: { content: { $case: 'encoded', value: encoded } },
          includeMaps: true,
        }),
      ).finish(),
    );
    const before = await residentMib();
    const http2 = connect(`http://${server.address}`, {
      settings: { initialWindowSize: CLIENT_WINDOW_BYTES },
      // What this side has written lies in its memory; Node would end the session at 10 MB.
      maxSessionMemory: 1_000,
    });
    session = http2;
    await once(http2, 'connect');
    const streams = Array.from({ length: STREAMS }, () => openUnread(http2, message));
    await Promise.all(streams.map((stream) => once(stream, 'response')));
    await stalled();
    expect((await residentMib()) - before).toBeLessThan(MAX_GROWTH_MIB);
    expect(streams.some((stream) => stream.closed)).toBe(false);
    const client = createSentinodeClient({ address: server.address });
    const { scores } = await client.predictions.scorePatches({
      patches: [{ content: { $case: 'encoded', value: encoded } }],
    });
    expect(scores).toHaveLength(1);
    client.close();
  });
});
