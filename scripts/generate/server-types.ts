import { execFile } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LOADER_OPTIONS } from '../../src/rpc/loader-options.js';
import { PROTO_FILES } from '../../src/rpc/proto-files.js';
import type { GenerateContext, GenerateStep } from './steps.js';

/** TypeScript types of what proto-loader gives at run time, by proto-loader's own generator. */
export const serverTypes: GenerateStep = {
  name: 'server types',
  outputs: ['src/gen'],
  async run(context) {
    const outDir = join(context.outRoot, 'src/gen');
    await rm(outDir, { recursive: true, force: true });
    await mkdir(outDir, { recursive: true });
    await runGenerator(context, outDir);
    await removeServicelessIndexes(outDir);
  },
};

async function runGenerator(context: GenerateContext, outDir: string): Promise<void> {
  const binary = join(context.repoRoot, 'node_modules/@grpc/proto-loader/build/bin/proto-loader-gen-types.js');
  const flags = [
    ...loaderFlags(),
    '--includeComments',
    '--grpcLib=@grpc/grpc-js',
    '--importFileExtension=.js',
    '--includeDirs=proto',
    `--outDir=${outDir}`,
  ];
  await promisify(execFile)(process.execPath, [binary, ...flags, ...PROTO_FILES], { cwd: context.repoRoot });
}

/** The generator's spelling of the run-time options. */
function loaderFlags(): string[] {
  return Object.entries(LOADER_OPTIONS).map(([name, value]) => {
    const text = typeof value === 'function' ? value.name : String(value);
    return `--${name}=${text}`;
  });
}

/** The index of a file without a service imports what it does not use, which our compiler settings refuse. */
async function removeServicelessIndexes(outDir: string): Promise<void> {
  const services = new Set([
    'slide.ts',
    'prediction.ts',
    'model.ts',
    'training.ts',
    'evaluation.ts',
    'grpc_service.ts',
  ]);
  for (const entry of await readdir(outDir, { withFileTypes: true })) {
    if (entry.isFile() && !services.has(entry.name)) await rm(join(outDir, entry.name));
  }
}
