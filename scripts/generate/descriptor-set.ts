import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { GenerateStep } from './steps.js';

const OUTPUT = 'proto/descriptors.binpb';

/**
 * What reflection serves. proto-loader makes descriptors too, but one a package and without imports,
 * which the C++ and Python libraries refuse; these are the files as a protobuf compiler sees them.
 */
export const descriptorSet: GenerateStep = {
  name: 'descriptor set',
  outputs: [OUTPUT],
  async run({ repoRoot, outRoot }) {
    const path = join(outRoot, OUTPUT);
    await mkdir(dirname(path), { recursive: true });
    const buf = join(repoRoot, 'node_modules/.bin/buf');
    const flags = ['--as-file-descriptor-set', '--exclude-source-info', '--output', path];
    await promisify(execFile)(buf, ['build', ...flags], { cwd: repoRoot });
  },
};
