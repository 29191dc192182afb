// Upload speed over a long round trip, with grpc-js's 64 KiB receive windows and with ours.
// Run: npx tsx bench/upload.ts [round trip in ms, 20 by default]
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import {
  credentials,
  loadPackageDefinition,
  type ClientWritableStream,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { AppError } from '../src/domain/errors/app-error.js';
import { PACKAGE_DEFINITION } from '../src/rpc/protos.js';
import { RECEIVE_WINDOWS, type ReceiveWindows } from '../src/rpc/receive-windows.js';
import { openDoor } from '../src/rpc/door.js';
import { startRpcServer, type RpcServer, type UseCases } from '../src/rpc/server.js';

const MIB = 2 ** 20;
const CHUNK_BYTES = MIB;
const roundTripMs = Number(process.argv[2] ?? 20);
const DEFAULT_WINDOWS: ReceiveWindows = { streamBytes: 65_535, connectionBytes: 65_535 };

console.log(`uploads over a round trip of ${roundTripMs} ms, chunks of ${CHUNK_BYTES / MIB} MiB`);
await measure('64 KiB windows (grpc-js)', DEFAULT_WINDOWS, 8);
await measure('4 / 8 MiB windows', RECEIVE_WINDOWS, 256);
process.exit(0);

async function measure(label: string, windows: ReceiveWindows, totalMib: number): Promise<void> {
  const server = await startDiscardingServer(windows);
  const port = await startDelayProxy(server.port, roundTripMs / 2);
  const startedMs = performance.now();
  await upload(port, totalMib);
  const seconds = (performance.now() - startedMs) / 1000;
  console.log(`${label}: ${(totalMib / seconds).toFixed(1)} MiB/s (${totalMib} MiB in ${seconds.toFixed(1)} s)`);
  await server.close(0);
}

async function startDiscardingServer(windows: ReceiveWindows): Promise<RpcServer> {
  const slides: Partial<UseCases['slides']> = {
    async writeUpload(_id, chunks) {
      for await (const _chunk of chunks);
      throw new AppError('UPLOAD_INCOMPLETE', 'all of it was read');
    },
  };
  const quiet = (): void => undefined;
  return startRpcServer({
    door: await openDoor({ listen: { host: '127.0.0.1', port: 0 } }),
    maxReceiveMessageBytes: 16 * MIB,
    maxConcurrentStreams: 256,
    windows,
    useCases: { slides, predictions: {}, models: {}, training: {} } as UseCases,
    readiness: { isReady: () => true, detail: () => 'ready', onChange: () => quiet },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    newCallId: () => 'bench',
  });
}

/** Passes bytes on after half a round trip, in order and without a limit of its own. */
function startDelayProxy(targetPort: number, delayMs: number): Promise<number> {
  const pass = (from: Socket, to: Socket): void => {
    from.on('data', (data) => setTimeout(() => to.write(data), delayMs));
    from.on('close', () => setTimeout(() => to.destroy(), delayMs));
    from.on('error', () => undefined);
  };
  const proxy = createServer((socket) => {
    const target = connect(targetPort, '127.0.0.1');
    socket.setNoDelay(true);
    target.setNoDelay(true);
    pass(socket, target);
    pass(target, socket);
  });
  return new Promise((resolve) => {
    proxy.listen(0, '127.0.0.1', () => resolve((proxy.address() as AddressInfo).port));
  });
}

async function upload(port: number, totalMib: number): Promise<void> {
  const types = loadPackageDefinition(PACKAGE_DEFINITION)['sentinode'] as unknown as {
    v1: { SlideService: ServiceClientConstructor };
  };
  const client = new types.v1.SlideService(`127.0.0.1:${port}`, credentials.createInsecure());
  const start = client['writeUpload']?.bind(client) as (done: () => void) => ClientWritableStream<object>;
  const data = Buffer.alloc(CHUNK_BYTES);
  await new Promise<void>((resolve) => {
    const call = start(resolve);
    let sent = 0;
    const next = (): void => {
      if (sent === totalMib) {
        call.end();
        return;
      }
      sent += 1;
      call.write({ uploadId: 'u', chunk: { offsetBytes: sent * CHUNK_BYTES, data } }, next);
    };
    next();
  });
  client.close();
}
