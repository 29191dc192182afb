import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EnsembleManifest } from '../../src/domain/ensemble/ensemble-manifest.js';
import { createEnsembleStore } from '../../src/models/ensemble-store.js';
import { createModelRepository } from '../../src/models/model-repository.js';
import type { EnsembleStore } from '../../src/ports/ensemble-store.js';
import { ensembleOf, variantOf } from '../domain/ensemble/ensemble-fixture.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const shipped = ensembleOf({ fitted: variantOf([0.5, 0.5]) });

function fittedOf(weights: readonly number[]): Omit<EnsembleManifest, 'version'> {
  const { version: _version, ...fitted } = ensembleOf({ fitted: variantOf(weights) });
  return fitted;
}

interface Stored {
  readonly store: EnsembleStore;
  readonly shippedDir: string;
  readonly fittedDir: string;
}

async function storeWith(manifest: object = shipped): Promise<Stored> {
  const [shippedDir, fittedDir] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(path.join(shippedDir, 'ensemble.json'), JSON.stringify(manifest));
  return { store: createEnsembleStore(shippedDir, fittedDir), shippedDir, fittedDir };
}

describe('the ensemble store', () => {
  test('reads the shipped ensemble with the digest of its file; without a number of its own it is the first', async () => {
    const { version: _version, ...unnumbered } = shipped;
    const { store } = await storeWith(unnumbered);
    expect(await store.shipped()).toEqual({
      manifest: shipped,
      manifestJson: JSON.stringify(unnumbered),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(await store.get(1)).toEqual(await store.get());
    await expect(store.nextVersion()).resolves.toBe(2);
  });

  test('freezes new versions and finds them again, newest first; no model is listed for them', async () => {
    const { store, fittedDir } = await storeWith();
    const second = await store.register(fittedOf([0.3, 0.7]), 2);
    expect(second.manifest).toEqual({ ...fittedOf([0.3, 0.7]), version: 2 });
    const tenth = await store.register(fittedOf([0.1, 0.9]), 10);
    expect(await store.get()).toEqual(tenth);
    expect(await store.get(2)).toEqual(second);
    const { ensembles, broken } = await store.list();
    expect(ensembles.map(({ manifest }) => manifest.version)).toEqual([10, 2, 1]);
    expect(broken).toEqual([]);
    await expect(store.nextVersion()).resolves.toBe(11);
    await expect(createModelRepository(fittedDir).list()).resolves.toEqual({ folders: [], broken: [] });
    await expect(createModelRepository(fittedDir).register('', 'ensemble', 3)).rejects.toMatchObject({
      reason: 'INVALID_FIELD',
    });
  });

  test('never writes over a version, and leaves nothing beside it', async () => {
    const { store, fittedDir } = await storeWith();
    const { digest } = await store.register(fittedOf([0.3, 0.7]), 2);
    await expect(store.register(fittedOf([0.4, 0.6]), 2)).rejects.toMatchObject({ reason: 'MODEL_INVALID' });
    expect((await store.get(2)).digest).toBe(digest);
    expect(await readdir(path.join(fittedDir, 'ensemble'))).toEqual(['2']);
  });

  test('refuses to freeze what could not be read again', async () => {
    const { store, fittedDir } = await storeWith();
    await expect(store.register(fittedOf([0.9, 0.7]), 2)).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
    await expect(readdir(path.join(fittedDir, 'ensemble'))).rejects.toThrow(/ENOENT/);
  });

  test('what was left half-written by a crash is no version', async () => {
    const { store, fittedDir } = await storeWith();
    await mkdir(path.join(fittedDir, 'ensemble', '.staged-x'), { recursive: true });
    await expect(store.nextVersion()).resolves.toBe(2);
    await expect(store.get(2)).rejects.toMatchObject({ reason: 'MODEL_NOT_FOUND', metadata: { model: 'ensemble/2' } });
  });

  test('and goes at the next start, with nothing else', async () => {
    const { store, fittedDir } = await storeWith();
    await store.dropUnfinished();
    await store.register(fittedOf([0.3, 0.7]), 2);
    const home = path.join(fittedDir, 'ensemble');
    await mkdir(path.join(home, '.staged-x'));
    await writeFile(path.join(home, '.staged-x', 'ensemble.json'), '{');
    await mkdir(path.join(home, '.other'));
    await store.dropUnfinished();
    expect((await readdir(home)).sort()).toEqual(['.other', '2']);
    expect((await store.get(2)).manifest.version).toBe(2);
  });

  test('tells of a version that was changed by hand', async () => {
    const { store, fittedDir } = await storeWith();
    await store.register(fittedOf([0.3, 0.7]), 2);
    const file = path.join(fittedDir, 'ensemble', '2', 'ensemble.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"version": 2', '"version": 3'));
    await expect(store.get(2)).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
    const { broken } = await store.list();
    expect(broken).toEqual([{ version: 2, problem: 'the manifest is of ensemble/3, not ensemble/2' }]);
  });

  test('without a shipped ensemble says so, and fitted ones stay', async () => {
    const [empty, fittedDir] = [await temporaryFolder(), await temporaryFolder()];
    const store = createEnsembleStore(empty, fittedDir);
    await expect(store.shipped()).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
    await expect(store.get()).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
    await expect(store.nextVersion()).resolves.toBe(2);
    await store.register(fittedOf([0.3, 0.7]), 2);
    expect((await store.get()).manifest.version).toBe(2);
  });
});
