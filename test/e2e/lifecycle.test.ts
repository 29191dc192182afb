// How the server starts, what it says of itself, and how it stops.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../rpc/support/deferred.js';
import { decodeError, failureOf, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { startScoring, uploadLongSlide } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { createUpload } from './support/upload.js';

describe('a server that has started', () => {
  let dataDir: string;
  let readyFile: string;
  let server: ServerProcess;
  let clients: RawClients;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sentinode-life-'));
    readyFile = join(dataDir, 'ready.json');
    const flags = ['--listen', '0.0.0.0:0', '--ready-file', readyFile, '--max-upload-bytes', '1024TiB'];
    server = await startServerProcess({ dataDir, flags });
    clients = rawClients(server.address);
  });

  afterAll(async () => {
    clients.close();
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  it('says where it listens, on which engine and why, and with which models', async () => {
    expect(await server.logged('serving')).toMatchObject({
      level: 'info',
      address: server.address,
      engine: expect.stringMatching(/^(onnx|tensorflow|wasm)$/) as string,
      reason: expect.stringMatching(/.+/) as string,
      models: ['inceptionv3/1', 'simplenet/1'],
      readiness: 'ready',
    });
  });

  it('has warned loudly when it listens beyond the machine without TLS', () => {
    const warnings = server.lines.filter(({ level }) => level === 'warn').map(({ msg }) => msg);
    expect(warnings.join()).toContain('WITHOUT TLS');
  });

  it('does not share its data folder with a second one', async () => {
    await expect(startServerProcess({ dataDir })).rejects.toThrow(/did not start/);
  });

  it('leaves its port to itself: a second one says so in one line and ends before it opens anything', async () => {
    const flags = ['--listen', server.address];
    const line = /^the server did not start:\nerror: listen: cannot listen on \S+: listen EADDRINUSE[^\n]*$/;
    await expect(startServerProcess({ flags })).rejects.toThrow(line);
  });

  it('so does one that cannot read its certificate', async () => {
    const flags = ['--tls-cert', '/none/cert.pem', '--tls-key', '/none/key.pem'];
    const line = /^the server did not start:\nerror: tlsCert: \/none\/cert.pem cannot be read[^\n]*$/;
    await expect(startServerProcess({ flags })).rejects.toThrow(line);
  });

  it('refuses an upload that the disk has no room for', async () => {
    const huge = createUpload(clients, { files: [{ name: 'a', sizeBytes: 2 ** 49 }] });
    expect(decodeError(await failureOf(huge))).toMatchObject({ code: 8, reason: 'STORAGE_FULL' });
  });

  it('has written its ready file, and removes it when it stops', async () => {
    const facts = JSON.parse(await readFile(readyFile, 'utf8')) as unknown;
    expect(facts).toEqual({ host: '0.0.0.0', port: Number(server.address.split(':')[1]), pid: server.pid });
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    await expect(readFile(readyFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a server that is told to stop', () => {
  let server: ServerProcess;
  let clients: RawClients;

  afterEach(async () => {
    clients.close();
    await server.stop();
  });

  async function startWork(drainSeconds: string): ReturnType<typeof startScoring> {
    server = await startServerProcess({ flags: ['--drain-seconds', drainSeconds] });
    clients = rawClients(server.address);
    return startScoring(clients, { slideId: await uploadLongSlide(clients) });
  }

  it('ends a call that outlasts the drain with SERVER_DRAINING, leaves no child and exits with 0', async () => {
    const { ended } = await startWork('0');
    const computePid = server.computePid();
    server.signal('SIGTERM');
    expect(decodeError((await ended) as never)).toMatchObject({ code: 14, reason: 'SERVER_DRAINING' });
    expect(await server.ended).toBe(0);
    expect(isAlive(computePid)).toBe(false);
    expect(server.lines.at(-1)).toMatchObject({ msg: 'stopped' });
  });

  it('takes no new work while it drains, and ends at once when it is told a second time', async () => {
    await startWork('600');
    server.signal('SIGINT');
    await server.logged('draining');
    const refused = createUpload(clients, { files: [{ name: 'a', sizeBytes: 1 }] });
    expect(decodeError(await failureOf(refused))).toMatchObject({ code: 14, reason: 'SERVER_DRAINING' });
    const computePid = server.computePid();
    server.signal('SIGINT');
    expect(await server.ended).not.toBe(0);
    await until(() => !isAlive(computePid), 'the compute process has gone');
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
