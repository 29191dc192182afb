// The TypeScript client's messages and service definitions: buf and ts-proto as buf.gen.yaml says.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { GenerateStep } from './steps.js';

const run = promisify(execFile);

export const client: GenerateStep = {
  name: 'client',
  outputs: ['clients/typescript/src/gen'],
  async run({ repoRoot, outRoot }) {
    // `clean: true` in buf.gen.yaml empties the folder below --output first.
    await run(process.execPath, [bufPath(repoRoot), 'generate', '--output', outRoot], { cwd: repoRoot });
  },
};

function bufPath(repoRoot: string): string {
  return join(repoRoot, 'node_modules/@bufbuild/buf/bin/buf');
}
