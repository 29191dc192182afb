import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../architecture/cruise-source.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const script = path.join(repositoryRoot, 'scripts/codecs.sh');
const needs = ['bash', 'cat', 'cmp', 'cut', 'dirname', 'grep', 'rm', 'sha256sum', 'uname'];

async function run(env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(script, [], { env: { ...process.env, ...env } });
  return stdout;
}

describe('scripts/codecs.sh', () => {
  it('says what to install where there is no npm, and leaves nothing behind', async () => {
    const directory = await temporaryFolder();
    const bin = path.join(directory, 'bin');
    await mkdir(bin);
    for (const name of needs) {
      await writeFile(path.join(bin, name), `#!/bin/sh\nPATH="$REAL_PATH" exec ${name} "$@"\n`, { mode: 0o755 });
    }
    const prefix = path.join(directory, 'prefix');
    const env = { SENTINODE_CODECS_PREFIX: prefix, REAL_PATH: process.env['PATH'] ?? '', PATH: bin };
    const running = promisify(execFile)('/bin/bash', [script], { env });
    await expect(running).rejects.toThrow(/npm is missing: libjpeg-turbo comes from a package of npm/);
    expect(await readdir(directory)).toEqual(['bin']);
  });
});

const prefix = process.env['SENTINODE_CODECS_PREFIX'] ?? path.join(repositoryRoot, '.codecs');
suiteThatNeeds(existsSync(path.join(prefix, 'stamp')), 'libturbojpeg: make codecs')('run again', () => {
  it('sees that nothing is to do', async () => {
    expect(await run({})).toMatch(/already there, nothing to do/);
  });
});
