import { cp, mkdir } from 'node:fs/promises';
import type * as Fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { createModelRepository } from '../../src/models/model-repository.js';
import { writeSeededModel } from '../support/seeded-model.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { synced } = vi.hoisted(() => ({ synced: new Set<string>() }));

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof Fs>();
  const open: typeof real.open = async (file, ...rest) => {
    const handle = await real.open(file, ...rest);
    const sync = handle.sync.bind(handle);
    handle.sync = async () => {
      await sync();
      synced.add(String(file));
    };
    return handle;
  };
  return { ...real, open };
});

test('the first model of a name in a new folder is there after a power cut: every folder above it is synced', async () => {
  const root = await temporaryFolder();
  const source = await writeSeededModel(path.join(root, 'source'), 'simplenet');
  const modelsDir = path.join(root, 'data', 'models');
  await mkdir(path.join(root, 'data'));
  const repository = createModelRepository(modelsDir);
  const staged = path.join(await repository.createStagingDir('run-1'), 'model');
  await cp(source.dir, staged, { recursive: true });
  synced.clear();
  await repository.register(staged, 'simplenet', 1);
  expect([...synced].sort()).toEqual(
    [path.dirname(modelsDir), modelsDir, path.join(modelsDir, 'simplenet')].map((dir) => path.resolve(dir)),
  );
});
