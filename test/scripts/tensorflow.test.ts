import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../architecture/cruise-source.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';

const script = path.join(repositoryRoot, 'scripts/tensorflow.sh');

async function run(env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(script, [], { env: { ...process.env, ...env } });
  return stdout;
}

describe('scripts/tensorflow.sh', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'sentinode-tf-'));
  });
  afterAll(async () => rm(directory, { recursive: true, force: true }));

  it.each([
    { SENTINODE_TF: 'tpu', says: "SENTINODE_TF is 'tpu'; use cpu or gpu" },
    { SENTINODE_TF_ROUTE: 'conda', says: "SENTINODE_TF_ROUTE is 'conda'; use npm or wheel" },
  ])('refuses what it does not know: $says', async ({ says, ...env }) => {
    const prefix = path.join(directory, 'prefix');
    await expect(run({ SENTINODE_TF_PREFIX: prefix, ...env })).rejects.toThrow(says);
    expect(await readdir(directory)).toEqual([]);
  });
});

const prefix = process.env['SENTINODE_TF_PREFIX'] ?? path.join(repositoryRoot, '.tensorflow');
suiteThatNeeds(existsSync(path.join(prefix, 'stamp')), 'libtensorflow: make tensorflow')('run again', () => {
  it('sees that nothing is to do', async () => {
    expect(await run({})).toMatch(/is already there \(route (npm|wheel)\): nothing to do/);
  });
});
