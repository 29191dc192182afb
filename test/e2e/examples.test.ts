// What examples/ promises, run as a stranger would run it against `make serve`.
import { execFile, spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { createSentinodeClient } from '../../clients/typescript/src/index.js';
import { probeTensorflow } from '../../src/engines/tensorflow/probe-tensorflow.js';
import { present } from '../support/present.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { trainingChildren } from '../support/training-children.js';
import { putCohort } from '../training/data/cohort.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const run = promisify(execFile);
const REPO_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join(REPO_ROOT, 'examples/slides/sentinode-sample.tif');

const hasTensorflow = probeTensorflow().available;

let cohortDir: string;
let server: ServerProcess;

beforeAll(async () => {
  cohortDir = await realpath(await mkdtemp(join(tmpdir(), 'sentinode-cohort-')));
  server = await startServerProcess({ flags: ['--training-root', cohortDir] });
});

afterAll(async () => {
  await server.stop();
  await rm(cohortDir, { recursive: true });
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

suiteThatNeeds(has('python3', '-c', 'import venv, ensurepip'), 'python3 with venv')('python', () => {
  let venv: string;
  let installFailure: string | undefined;

  beforeAll(async () => {
    venv = await mkdtemp(join(tmpdir(), 'sentinode-venv-'));
    await run('python3', ['-m', 'venv', venv]);
    const requirements = join(REPO_ROOT, 'examples/python/requirements.txt');
    const pip = run(join(venv, 'bin/pip'), ['install', '--quiet', '--retries', '1', '-r', requirements]);
    installFailure = await pip.then(
      () => undefined,
      (error: unknown) => (error as { stderr: string }).stderr,
    );
  });

  afterAll(async () => {
    await rm(venv, { recursive: true });
  });

  /** Starts an example as a user would; its lines are told as they come. */
  async function python(
    context: TestContext,
    [example, ...args]: readonly [example: string, ...args: string[]],
    onLine: (line: string) => void = () => undefined,
  ): Promise<{ readonly stdout: string; readonly stderr: string }> {
    if (installFailure !== undefined && /connection|resolve|timed out/i.test(installFailure))
      context.skip('needs the Python package index');
    expect(installFailure).toBeUndefined();
    const file = join(REPO_ROOT, 'examples/python', example);
    const running = run(join(venv, 'bin/python'), [file, ...args, server.address], { cwd: tmpdir() });
    createInterface({ input: present(running.child.stdout) }).on('line', onLine);
    return running;
  }

  it('client.py uploads the sample slide and prints its prediction', async (context) => {
    const { stdout, stderr } = await python(context, ['client.py', SAMPLE]);
    expect(stdout).toMatch(/simplenet 0\.\d{4}/);
    expect(stdout).toMatch(/inceptionv3 0\.\d{4}/);
    expect(stdout).toMatch(/ensemble 0\.\d{4}\npositive\n$/);
    expect(stderr).toMatch(/^slide \S+: \S+, 4608 x 4608 px\n/);
    expect(stderr).toMatch(/(\d+) of \1 patches/);
    const listed = createSentinodeClient({ address: server.address });
    expect((await listed.slides.listSlides({})).slides).toEqual([]);
    listed.close();
  });

  it('client.py is short enough to read', async () => {
    const lines = (await readFile(join(REPO_ROOT, 'examples/python/client.py'), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
  });

  it.skipIf(!hasTensorflow)(
    'train.py trains on a cohort of slides, resumes the run when its process is killed, and promotes the model',
    async (context) => {
      const manifest = await putCohort(cohortDir);
      await appendFile(manifest, '\nlost.tif,,normal,p5');
      const killed = new Set<number>();
      const { stdout } = await python(context, ['train.py', manifest, 'cohort'], (line) => {
        if (killed.size > 0 || !line.startsWith('epoch 2 step')) return;
        for (const pid of trainingChildren(server.pid)) {
          process.kill(pid, 'SIGKILL');
          killed.add(pid);
        }
      });
      expect(killed.size).toBe(1);
      const told = [
        /^run \S+, attempt 1$/m,
        /^\d+ tumour and \d+ normal patches; 8:2 by patient, stratified by class$/m,
        /^left out: lost\.tif: its slide lost\.tif does not exist below the training roots$/m,
        /^epoch 1: validation AUC 0\.\d{3} /m,
        /^ended: .*SIGKILL/m,
        /^run \S+, attempt 2$/m,
        /^epoch 3: validation AUC 0\.\d{3} /m,
        /^cohort\/1 is ready\n$/m,
      ];
      for (const text of told) expect(stdout).toMatch(text);
      const places = told.map((text) => stdout.search(text));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(stdout.match(/^epoch 1: /gm)).toHaveLength(1);
    },
    300_000,
  );
});

describe('examples', () => {
  it('say where their images come from', async () => {
    for (const folder of ['slides', 'patches']) {
      expect(await readFile(join(REPO_ROOT, 'examples', folder, 'LICENCE.md'), 'utf8')).toContain('CC0 1.0');
    }
  });
});
