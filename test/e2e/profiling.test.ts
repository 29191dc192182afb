// CPU profiles and heaps of a real server's processes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const TOKEN = 'a-token-of-more-than-thirty-two-characters';

let folder: string;
let server: ServerProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-token-'));
  await writeFile(join(folder, 'token'), `${TOKEN}\n`);
  const flags = ['--http-listen', '127.0.0.1:0', '--debug-token-file', join(folder, 'token')];
  server = await startServerProcess({ flags });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const ask = (path: string, token = TOKEN): Promise<Response> =>
  fetch(`${server.httpAddress}/debug/pprof/${path}`, { headers: { Authorization: `Bearer ${token}` } });

describe('/debug/pprof', () => {
  it.each(['service', 'compute'])('gives a CPU profile of the %s process', async (name) => {
    const response = await ask(`profile?process=${name}&seconds=1`);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="sentinode-${name}.cpuprofile"`);
    const profile = (await response.json()) as { nodes: { callFrame: object }[]; startTime: number; endTime: number };
    expect(profile.nodes.length).toBeGreaterThan(1);
    expect(profile.endTime - profile.startTime).toBeGreaterThan(900_000);
  });

  it.each(['service', 'compute'])('gives heap and figures of the %s process', async (name) => {
    const snapshot = (await (await ask(`heap?process=${name}`)).json()) as { snapshot: { node_count: number } };
    expect(snapshot.snapshot.node_count).toBeGreaterThan(10_000);
    const figures = (await (await ask(`heap-statistics?process=${name}`)).json()) as { memory: { rss: number } };
    expect(figures.memory.rss).toBeGreaterThan(50e6);
  });

  it('wants the token, whatever is asked', async () => {
    for (const path of ['profile', 'heap', 'heap-statistics']) {
      const without = await fetch(`${server.httpAddress}/debug/pprof/${path}`);
      const wrong = await ask(path, `${TOKEN.slice(0, -1)}x`);
      expect([without.status, wrong.status, without.headers.get('www-authenticate')]).toEqual([401, 401, 'Bearer']);
    }
  });

  it('refuses times and processes that cannot be', async () => {
    const queries = ['seconds=0', 'seconds=21', 'seconds=x', 'seconds=1e1', 'process=training'];
    const statuses = await Promise.all(queries.map(async (query) => (await ask(`profile?${query}`)).status));
    expect(statuses).toEqual([400, 400, 400, 400, 400]);
  });

  it('takes one at a time', async () => {
    const first = ask('profile?seconds=3');
    await expect.poll(async () => (await ask('heap-statistics')).status).toBe(503);
    expect((await first).status).toBe(200);
    expect((await ask('heap-statistics')).status).toBe(200);
  });
});

describe('a server', () => {
  it('without a token has no such address; with a short one, or one that would travel readable, it does not start', async () => {
    const other = await startServerProcess({ flags: ['--http-listen', '127.0.0.1:0'] });
    expect((await fetch(`${other.httpAddress}/debug/pprof/profile`)).status).toBe(404);
    await other.stop();
    await writeFile(join(folder, 'short'), 'secret');
    const refusal = (host: string, file: string): Promise<unknown> =>
      startServerProcess({ flags: ['--http-listen', `${host}:0`, '--debug-token-file', join(folder, file)] });
    await expect(refusal('127.0.0.1', 'short')).rejects.toThrow(/debugTokenFile: holds no token of at least 32/);
    await expect(refusal('127.0.0.1', 'absent')).rejects.toThrow(/debugTokenFile: ENOENT/);
    await expect(refusal('0.0.0.0', 'token')).rejects.toThrow(/debugTokenFile: needs tlsCert/);
  });
});
