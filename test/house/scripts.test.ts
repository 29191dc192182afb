// The checks of `make check`, counted as tests.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../architecture/cruise-source.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { runScript } from './run-script.js';

const clean = (output: string) => ({ exitCode: 0, output: expect.stringContaining(output) as string });

describe('the repository', () => {
  it.each(['typecheck', 'lint', 'format:check', 'lint:proto', 'proto:breaking'])('passes npm run %s', async (name) => {
    expect(await runScript(name)).toEqual(clean(''));
  });
});

const lintersAreThere = ['hadolint', 'shellcheck'].every((tool) =>
  existsSync(path.join(repositoryRoot, '.tools/bin', tool)),
);
suiteThatNeeds(lintersAreThere, 'hadolint and shellcheck: scripts/install-tools.sh linters')('the scripts', () => {
  it('pass npm run lint:shell', async () => {
    expect(await runScript('lint:shell')).toEqual(clean('are clean'));
  });
});
