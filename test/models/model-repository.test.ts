import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createModelRepository } from '../../src/models/model-repository.js';
import { writeSeededModel } from '../support/seeded-model.js';
import { temporaryFolder } from '../support/temporary-folder.js';

type Json = Record<string, unknown>;

/** simplenet 1, 2 and 10. */
async function modelsFolder(): Promise<string> {
  const modelsDir = await temporaryFolder();
  const { dir } = await writeSeededModel(modelsDir, 'simplenet');
  for (const version of [2, 10]) {
    const copy = path.join(modelsDir, 'simplenet', String(version));
    await cp(dir, copy, { recursive: true });
    await setVersion(copy, version);
  }
  return modelsDir;
}

async function setVersion(dir: string, version: number): Promise<void> {
  const file = path.join(dir, 'manifest.json');
  const json = JSON.parse(await readFile(file, 'utf8')) as Json;
  await writeFile(file, JSON.stringify({ ...json, version }));
}

describe('the model repository', () => {
  test('lists versions newest first by number, and tells of what it cannot read', async () => {
    const modelsDir = await modelsFolder();
    await setVersion(path.join(modelsDir, 'simplenet', '2'), 3);
    await mkdir(path.join(modelsDir, 'unet', '1'), { recursive: true });
    await mkdir(path.join(modelsDir, 'unet', 'notes'), { recursive: true });
    await mkdir(path.join(modelsDir, '.staging', 'run'), { recursive: true });
    const { folders, broken } = await createModelRepository(modelsDir).list();
    expect(folders.map(({ name, version }) => `${name}/${version}`)).toEqual(['simplenet/10', 'simplenet/1']);
    expect(broken).toEqual([
      { name: 'simplenet', version: 2, problem: 'the manifest is of simplenet/3, not simplenet/2' },
      { name: 'unet', version: 1, problem: 'manifest.json cannot be read' },
    ]);
  });

  test('gets the newest or the version asked for', async () => {
    const repository = createModelRepository(await modelsFolder());
    await expect(repository.get('simplenet')).resolves.toMatchObject({ version: 10 });
    await expect(repository.get('simplenet', 2)).resolves.toMatchObject({ version: 2 });
    await expect(repository.nextVersion('simplenet')).resolves.toBe(11);
    await expect(repository.nextVersion('new')).resolves.toBe(1);
  });

  test.each(['resnet', '../simplenet', '', '.staging', 'ensemble'])('%j is MODEL_NOT_FOUND', async (name) => {
    await expect(createModelRepository(await modelsFolder()).get(name)).rejects.toMatchObject({
      reason: 'MODEL_NOT_FOUND',
    });
  });

  test('an empty or missing folder holds no models', async () => {
    const repository = createModelRepository(path.join(await temporaryFolder(), 'none'));
    await expect(repository.list()).resolves.toEqual({ folders: [], broken: [] });
  });

  test('registers a staged folder as a new version, and never over one that is there', async () => {
    const modelsDir = await modelsFolder();
    const repository = createModelRepository(modelsDir);
    const staged = path.join(await repository.createStagingDir('run-1'), 'model');
    await cp(path.join(modelsDir, 'simplenet', '1'), staged, { recursive: true });
    await expect(repository.register(staged, 'simplenet', 10)).rejects.toMatchObject({ reason: 'MODEL_INVALID' });
    await setVersion(staged, 11);
    await expect(repository.register(staged, 'simplenet', 11)).resolves.toMatchObject({
      name: 'simplenet',
      version: 11,
    });
    await expect(repository.get('simplenet')).resolves.toMatchObject({ version: 11 });
    await expect(repository.get('simplenet', 10)).resolves.toMatchObject({ version: 10 });
    await repository.deleteStagingDir('run-1');
    await expect(readFile(path.join(modelsDir, '.staging', 'run-1', 'model', 'manifest.json'))).rejects.toThrow(
      /ENOENT/,
    );
  });
});
