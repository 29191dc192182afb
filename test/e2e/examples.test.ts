// What examples/ promises, run as a stranger would run it against `make serve`.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSentinodeClient } from '../../clients/typescript/src/index.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const run = promisify(execFile);
const REPO_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join(REPO_ROOT, 'examples/slides/sentinode-sample.tif');

let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess();
});

afterAll(async () => {
  await server.stop();
});

/** Whether a command can be started, with the tools that the installer script brings. */
function has(command: string, ...args: string[]): boolean {
  const path = [join(REPO_ROOT, '.tools/bin'), process.env['PATH']].join(delimiter);
  return spawnSync(command, args, { env: { ...process.env, PATH: path } }).status === 0;
}

async function script(name: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(join(REPO_ROOT, 'examples', name), ['--server', server.address, ...args], {
    cwd: tmpdir(),
  });
  return stdout;
}

suiteThatNeeds(has('grpcurl', '--version'), 'grpcurl: scripts/install-tools.sh grpc')('grpcurl.sh', () => {
  it('tours the server over reflection', async () => {
    const out = await script('grpcurl.sh');
    for (const text of ['sentinode.v1.SlideService', 'grpc.health.v1.Health', 'SERVING', 'Sampling sampling = 1']) {
      expect(out).toContain(text);
    }
    expect(out).toContain('"parameterCount": "1538048"');
    expect(out.match(/"ensembleProbability"/g)).toHaveLength(4);
  });
});

suiteThatNeeds(has('ghz', '--version'), 'ghz: scripts/install-tools.sh grpc')('ghz.sh', () => {
  it('puts load on ScorePatches, and every call succeeds', async () => {
    expect(await script('ghz.sh', '--requests', '6', '--concurrency', '2')).toMatch(/\[OK\]\s+6 responses/);
  });

  it('fails when the calls do', async () => {
    const nobody = run(join(REPO_ROOT, 'examples/ghz.sh'), ['--server', '127.0.0.1:1', '--requests', '2']);
    await expect(nobody).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('succeeded') as string });
  });
});

suiteThatNeeds(has('python3', '-c', 'import venv, ensurepip'), 'python3 with venv')('python/client.py', () => {
  let venv: string;

  beforeAll(async () => {
    venv = await mkdtemp(join(tmpdir(), 'sentinode-venv-'));
    await run('python3', ['-m', 'venv', venv]);
  });

  afterAll(async () => {
    await rm(venv, { recursive: true });
  });

  it('uploads the sample slide and prints its prediction', async (context) => {
    const requirements = join(REPO_ROOT, 'examples/python/requirements.txt');
    const pip = run(join(venv, 'bin/pip'), ['install', '--quiet', '--retries', '1', '-r', requirements]);
    const failure = await pip.then(
      () => undefined,
      (error: unknown) => (error as { stderr: string }).stderr,
    );
    if (failure !== undefined && /connection|resolve|timed out/i.test(failure))
      context.skip('needs the Python package index');
    expect(failure).toBeUndefined();

    const client = join(REPO_ROOT, 'examples/python/client.py');
    const { stdout, stderr } = await run(join(venv, 'bin/python'), [client, SAMPLE, server.address], { cwd: tmpdir() });
    expect(stdout).toMatch(/simplenet 0\.\d{4}/);
    expect(stdout).toMatch(/inceptionv3 0\.\d{4}/);
    expect(stdout).toMatch(/ensemble 0\.\d{4}\npositive\n$/);
    expect(stderr).toMatch(/^slide \S+: \S+, 4608 x 4608 px\n/);
    expect(stderr).toMatch(/(\d+) of \1 patches/);
    const listed = createSentinodeClient({ address: server.address });
    expect((await listed.slides.listSlides({})).slides).toEqual([]);
    listed.close();
  });

  it('is short enough to read', async () => {
    const lines = (await readFile(join(REPO_ROOT, 'examples/python/client.py'), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
  });
});

describe('examples', () => {
  it('say where their images come from', async () => {
    for (const folder of ['slides', 'patches']) {
      expect(await readFile(join(REPO_ROOT, 'examples', folder, 'LICENCE.md'), 'utf8')).toContain('CC0 1.0');
    }
  });
});
