import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { probeTensorflow } from '../../../src/engines/tensorflow/probe-tensorflow.js';

describe('looking for tensorflow', () => {
  let prefix: string;
  beforeEach(async () => {
    prefix = await mkdtemp(path.join(tmpdir(), 'sentinode-tf-'));
  });
  afterEach(async () => {
    await rm(prefix, { recursive: true });
  });

  async function install(name: string, files: readonly string[]): Promise<void> {
    const folder = path.join(prefix, 'node_modules', '@tensorflow', name);
    for (const file of ['package.json', ...files]) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), '{"version":"4.22.0"}');
    }
  }
  const complete = ['lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow_cc.so.2'];

  it('names the command where there is none', () => {
    expect(probeTensorflow(prefix, false)).toMatchObject({ available: false, remedy: 'make tensorflow' });
    expect(probeTensorflow(path.join(prefix, 'no-such-folder'), false)).toMatchObject({ available: false });
  });

  it.each([
    ['no binding', complete.slice(1)],
    ['no library', complete.slice(0, 1)],
    ['neither', []],
  ])('does not count a package with %s', async (_what, files) => {
    await install('tfjs-node', files);
    expect(probeTensorflow(prefix, false)).toMatchObject({ available: false, remedy: 'make tensorflow' });
  });

  it('tells the CPU build from the GPU build, and a GPU build from a GPU', async () => {
    await install('tfjs-node', complete);
    expect(probeTensorflow(prefix, true)).toMatchObject({ available: true, device: 'cpu', version: '4.22.0' });
    await install('tfjs-node-gpu', complete);
    expect(probeTensorflow(prefix, true)).toMatchObject({ available: true, device: 'gpu' });
    expect(probeTensorflow(prefix, false)).toMatchObject({ available: true, device: 'cpu' });
  });
});
