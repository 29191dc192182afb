import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentVariableOf, flagOf, isLoopback, loadConfig, SETTING_NAMES } from '../../src/config.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-config-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function configFile(content: string): Promise<string> {
  const file = join(folder, `${Math.random()}.yaml`);
  await writeFile(file, content);
  return file;
}

describe('loadConfig', () => {
  it('stands on its defaults, frozen throughout', async () => {
    const config = await loadConfig({});
    expect(config).toMatchObject({
      listen: { host: '127.0.0.1', port: 50051 },
      engine: 'auto',
      maxUploadBytes: 64 * 2 ** 30,
      maxReceiveMessageBytes: 16 * 2 ** 20,
      trainingRoots: [],
      tlsCert: undefined,
    });
    expect(Object.isFrozen(config) && Object.isFrozen(config.listen) && Object.isFrozen(config.trainingRoots)).toBe(
      true,
    );
  });

  it('lets a flag beat the environment, the environment the file, the file the default', async () => {
    const file = await configFile('drainSeconds: 1\nthreads: 1\nmaxQueuedPredictions: 1\n');
    const env = { SENTINODE_DRAIN_SECONDS: '2', SENTINODE_THREADS: '2' };
    const config = await loadConfig({ flags: { drainSeconds: '3' }, env, file });
    expect(config).toMatchObject({ drainSeconds: 3, threads: 2, maxQueuedPredictions: 1, maxConcurrentSlides: 1 });
  });

  it('finds the file through SENTINODE_CONFIG and resolves its paths beside it', async () => {
    const file = await configFile('dataDir: here\ntrainingRoots: [a, /b]\n');
    const config = await loadConfig({ env: { SENTINODE_CONFIG: file } });
    expect(config.dataDir).toBe(join(folder, 'here'));
    expect(config.trainingRoots).toEqual([join(folder, 'a'), '/b']);
  });

  it('takes units for bytes and lists from the environment', async () => {
    const env = { SENTINODE_MAX_UPLOAD_BYTES: '1.5GiB', SENTINODE_TRAINING_ROOTS: '/a:/b' };
    const config = await loadConfig({ env });
    expect(config.maxUploadBytes).toBe(1.5 * 2 ** 30);
    expect(config.trainingRoots).toEqual(['/a', '/b']);
  });

  it.each(['0.0.0.0:0', '[::1]:50051', 'host.example:1'])('listens on %s', async (listen) => {
    await expect(loadConfig({ flags: { listen } })).resolves.toBeDefined();
  });

  it.each([
    [{ flags: { listen: 'localhost' } }, '--listen: is not host:port'],
    [{ flags: { listen: 'localhost:99999' } }, '--listen: is not host:port'],
    [{ env: { SENTINODE_ENGINE: 'cuda' } }, 'SENTINODE_ENGINE: '],
    [{ env: { SENTINODE_MAX_UPLOAD_BYTES: '1 GB' } }, 'SENTINODE_MAX_UPLOAD_BYTES: is not a number of bytes'],
    [{ flags: { drainSeconds: '-1' } }, '--drain-seconds: '],
    [{ flags: { trainingRoots: [''] } }, '--training-root: is an empty path'],
    [{ flags: { logPretty: 'maybe' } }, '--log-pretty: is neither true nor false'],
    [{ flags: { tlsKey: 'k' } }, 'tlsCert and tlsKey'],
    [{ flags: { tlsCa: 'c' } }, 'tlsCa: client certificates need TLS'],
  ])('refuses %j', async (sources, message) => {
    await expect(loadConfig(sources)).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      message: expect.stringContaining(message) as string,
    });
  });

  it.each([
    ['drain: 3\n', 'no such setting: drain'],
    ['- a\n', 'is not a mapping'],
    ['listen: [\n', '.yaml: '],
    ['threads: many\n', '.yaml: threads: '],
  ])('refuses a file that says %j', async (content, message) => {
    const file = await configFile(content);
    await expect(loadConfig({ file })).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      message: expect.stringContaining(message) as string,
    });
  });

  it('refuses a file that is not there', async () => {
    await expect(loadConfig({ file: join(folder, 'none.yaml') })).rejects.toMatchObject({ reason: 'CONFIG_INVALID' });
  });
});

describe('the names of settings', () => {
  it('differ from each other in every spelling', () => {
    expect(new Set(SETTING_NAMES.map(flagOf)).size).toBe(SETTING_NAMES.length);
    expect(new Set(SETTING_NAMES.map(environmentVariableOf)).size).toBe(SETTING_NAMES.length);
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('is true of %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.example.org', 'localhost.example'])('is false of %s', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
