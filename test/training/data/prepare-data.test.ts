import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPatches, digestOfPatches } from '../../../src/training/data/list-patches.js';
import { prepareData } from '../../../src/training/data/prepare-data.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { testConfig, trainingFolder } from '../test-config.js';

const never = new AbortController().signal;

describe('prepareData', () => {
  it('reports classes, digest and split of the folders', async () => {
    const { report, training, validation } = await prepareData(testConfig('unused'), never);
    expect(report).toMatchObject({
      training: { tumour: 8, normal: 8 },
      validation: { tumour: 4, normal: 4 },
      skippedCount: 0,
    });
    expect(report.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(training.cachedCount).toBe(16);
    expect(validation.cachedCount).toBe(8);
  });

  it('splits 8:2 by class without a validation folder, and says what that leaves unproven', async () => {
    const { report } = await prepareData(testConfig('unused', { validationFolders: [] }), never);
    expect(report.training).toEqual({ tumour: 6, normal: 6 });
    expect(report.validation).toEqual({ tumour: 2, normal: 2 });
    expect(report.split).toMatch(/no slide identity/);
  });

  it('keeps within the cache’s bytes', async () => {
    const patchBytes = 96 * 96 * 3;
    const { training, validation } = await prepareData(testConfig('unused', { cacheBytes: 10 * patchBytes }), never);
    expect(training.cachedCount).toBe(10);
    expect(training.cache.byteLength).toBe(10 * patchBytes);
    expect(training.patches).toHaveLength(16);
    expect(validation.cachedCount).toBe(0);
  });

  it('leaves out what cannot be read, with the reason', async () => {
    const folder = await temporaryFolder();
    await cp(trainingFolder, folder, { recursive: true });
    await writeFile(path.join(folder, 'tumor', 'broken.png'), 'not an image');
    const { report } = await prepareData(testConfig('unused', { trainingFolders: [folder] }), never);
    expect(report.skipped).toEqual([
      { file: 'tumor/broken.png', reason: expect.stringMatching(/not a PNG/) as string },
    ]);
    expect(report.training.tumour).toBe(8);
  });

  it('refuses a folder without both classes', async () => {
    const folder = await temporaryFolder();
    await cp(path.join(trainingFolder, 'tumor'), path.join(folder, 'tumor'), { recursive: true });
    const config = testConfig('unused', { trainingFolders: [folder] });
    await expect(prepareData(config, never)).rejects.toMatchObject({ reason: 'TRAINING_DATA_INVALID' });
    await mkdir(path.join(folder, 'normal'));
    await expect(prepareData(config, never)).rejects.toThrow(/normal/);
  });
});

describe('digestOfPatches', () => {
  it('depends on names and contents, not on where the folder stands', async () => {
    const names = { tumourClasses: ['tumor'], normalClasses: ['normal'] };
    const folder = await temporaryFolder();
    await cp(trainingFolder, folder, { recursive: true });
    const original = await digestOfPatches(await listPatches([trainingFolder], names));
    expect(await digestOfPatches(await listPatches([folder], names))).toBe(original);
    const [first = ''] = await readdir(path.join(folder, 'normal'));
    await writeFile(path.join(folder, 'normal', first), 'changed');
    expect(await digestOfPatches(await listPatches([folder], names))).not.toBe(original);
  });
});
