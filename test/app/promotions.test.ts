// Versions put into service for good, remembered over restarts, and taken back.
import { expect, it } from 'vitest';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { callContext, startHarness, untilReady, type Harness } from './harness.js';
import { sampleManifest, writeModel } from './model-folders.js';

const context = callContext();

async function harnessWithVersions(): Promise<Harness> {
  const harness = await startHarness();
  for (const version of [2, 3]) await writeModel(harness.modelsDir, sampleManifest('simplenet', version));
  await untilReady(harness);
  return harness;
}

const servedVersion = async ({ app }: Harness): Promise<string> =>
  (await app.models.getModel('simplenet', '', context)).version;

it('a promoted version is served at once and after a restart; rollbacks go back to the first', async () => {
  const harness = await harnessWithVersions();
  expect(await harness.app.models.promoteModel('simplenet', '2', context)).toMatchObject({
    model: { version: '2', state: 'ready' },
    previousVersion: '1',
  });
  expect(await harness.app.models.promoteModel('simplenet', '', context)).toMatchObject({
    model: { version: '3' },
    previousVersion: '2',
  });
  await harness.restart();
  await untilReady(harness);
  expect(await servedVersion(harness)).toBe('3');
  expect(await harness.app.models.rollbackModel('simplenet', context)).toMatchObject({
    model: { version: '2', state: 'ready' },
    previousVersion: '1',
  });
  expect(await harness.app.models.rollbackModel('simplenet', context)).toMatchObject({
    model: { version: '1' },
    previousVersion: '',
  });
  await expect(harness.app.models.rollbackModel('simplenet', context)).rejects.toMatchObject({
    reason: 'NO_PREVIOUS_VERSION',
  });
  await harness.restart();
  await untilReady(harness);
  expect(await servedVersion(harness)).toBe('1');
});

it('promoting what is served already changes nothing', async () => {
  const harness = await harnessWithVersions();
  await harness.app.models.promoteModel('simplenet', '2', context);
  expect(await harness.app.models.promoteModel('simplenet', '2', context)).toMatchObject({ previousVersion: '1' });
});

it('a promoted version that is gone leaves the ensemble’s own', async () => {
  const harness = await harnessWithVersions();
  await harness.app.models.promoteModel('simplenet', '3', context);
  await rm(join(harness.modelsDir, 'simplenet', '3'), { recursive: true });
  await harness.restart();
  await untilReady(harness);
  expect(await servedVersion(harness)).toBe('1');
});

it('what is not there is neither promoted nor rolled back', async () => {
  const harness = await harnessWithVersions();
  await expect(harness.app.models.promoteModel('simplenet', '9', context)).rejects.toMatchObject({
    reason: 'MODEL_NOT_FOUND',
  });
  await expect(harness.app.models.rollbackModel('nobody', context)).rejects.toMatchObject({
    reason: 'MODEL_NOT_FOUND',
  });
  expect(await servedVersion(harness)).toBe('1');
});

it('a promotion that cannot be written down changes nothing', async () => {
  const harness = await harnessWithVersions();
  // A folder of that name: neither to be read nor to be replaced.
  await mkdir(join(harness.storage.modelsDir, 'promoted.json'), { recursive: true });
  await expect(harness.app.models.promoteModel('simplenet', '2', context)).rejects.toThrow();
  expect(await servedVersion(harness)).toBe('1');
  expect(harness.compute.loaded.size).toBe(2);
});
