// Upload speed over a long round trip: one stream, with grpc-js's 64 KiB receive windows, with ours, and to a real
// server.
// `npm run bench:upload -- [--round-trip-ms 20] [--mib 256]`
import { parseArgs } from 'node:util';
import { RECEIVE_WINDOWS, type ReceiveWindows } from '../src/rpc/receive-windows.js';
import { startTcpProxy } from '../test/support/tcp-proxy.js';
import { startDiscardingServer } from './upload/discarding-server.js';
import { sendChunks } from './upload/send-chunks.js';
import { uploadToServer } from './upload/upload-to-server.js';

const { values } = parseArgs({
  options: { 'round-trip-ms': { type: 'string', default: '20' }, mib: { type: 'string', default: '256' } },
});
const roundTripMs = Number(values['round-trip-ms']);
const mib = Number(values.mib);

const GRPC_WINDOWS: ReceiveWindows = { streamBytes: 65_535, connectionBytes: 65_535 };
/** At 2 MiB/s more would only take longer. */
const SLOW_MIB = 8;

async function measureWire(windows: ReceiveWindows, totalMib: number): Promise<number> {
  const server = await startDiscardingServer(windows);
  const proxy = await startTcpProxy(server.port, roundTripMs / 2);
  const startedMs = performance.now();
  await sendChunks(proxy.port, totalMib);
  const seconds = (performance.now() - startedMs) / 1000;
  proxy.close();
  await server.close(0);
  return totalMib / seconds;
}

const asMib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
const show = (what: string, speed: number): void => console.log(`| ${what} | ${speed.toFixed(1)} |`);

console.log(`One upload over a round trip of ${roundTripMs} ms, client and proxy in one process.\n`);
console.log('| what | MiB/s |\n|---|---:|');
show('the wire alone, 64 KiB windows (grpc-js)', await measureWire(GRPC_WINDOWS, Math.min(SLOW_MIB, mib)));
show(
  `the wire alone, ${asMib(RECEIVE_WINDOWS.streamBytes)} and ${asMib(RECEIVE_WINDOWS.connectionBytes)} MiB windows (ours)`,
  await measureWire(RECEIVE_WINDOWS, mib),
);
const sent = await uploadToServer(roundTripMs, mib);
show(`to a server: ${sent.mib.toFixed(0)} MiB sent, checked and fsynced`, sent.mib / sent.sendSeconds);
console.log(
  `\nThe service process takes ${((1000 * sent.serverCpuSeconds) / sent.mib).toFixed(1)} ms of processor time a MiB.`,
);
process.exit(0);
