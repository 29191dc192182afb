// Reductions of the shipped SimpleNet in their own process, loaded again and held to what they say of themselves.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseModelManifest, type ModelManifest } from '../../../src/domain/models/model-manifest.js';
import { createOnnxEngine } from '../../../src/engines/onnx/create-onnx-engine.js';
import { createWasmEngine } from '../../../src/engines/wasm/create-wasm-engine.js';
import { loadModel } from '../../../src/models/load-model.js';
import type { ReductionEvent, ReductionWork } from '../../../src/ports/reducer.js';
import { labelledFolders } from '../../../src/system/labelled-folders.js';
import { createChildReducer } from '../../../src/training/child-reducer.js';
import { collect } from '../../support/collect.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { suiteThatTrains } from '../training-device.js';

const SHIPPED = fileURLToPath(new URL('../../../models/simplenet/1', import.meta.url));
const PATCHES = fileURLToPath(new URL('../../fixtures/pcam96', import.meta.url));
const SHA256 = 'ab'.repeat(32);
const TIMEOUT_MS = 120_000;
const reducer = createChildReducer();
const never = new AbortController().signal;

async function workFor(precision: ReductionWork['precision'], outputDir: string): Promise<ReductionWork> {
  const files = await labelledFolders.list(path.join(PATCHES, 'train'), ['tumor'], 100);
  const validation = await labelledFolders.list(path.join(PATCHES, 'validation'), ['tumor'], 100);
  return {
    ...{ sourceDir: SHIPPED, precision, name: `simplenet-${precision}`, version: 1, outputDir },
    ...(precision === 'int8' && { calibration: { files, sha256: SHA256 } }),
    measured: { validation: { files: [...files, ...validation], sha256: SHA256 } },
  };
}

async function manifestIn(dir: string): Promise<ModelManifest> {
  return parseModelManifest(JSON.parse(await readFile(path.join(dir, 'manifest.json'), 'utf8')));
}

describe('SimpleNet in int8', { timeout: TIMEOUT_MS }, () => {
  let root: string;
  let dir: string;
  let events: readonly ReductionEvent[];
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'sentinode-reduced-'));
    dir = path.join(root, 'model');
    events = await collect(reducer.reduce(await workFor('int8', dir), never));
  }, TIMEOUT_MS);
  afterAll(() => rm(root, { recursive: true }));

  it('keeps the scores of real patches within three hundredths, and their order', async () => {
    const { precision } = await manifestIn(dir);
    const change = precision?.change['validation'] ?? expect.fail();
    expect(change).toMatchObject({ patches: 24, tumourPatches: 12, sha256: SHA256 });
    expect(change.largestScoreChange).toBeLessThan(0.03);
    expect(change.meanScoreChange).toBeGreaterThan(0);
    expect(Math.abs(change.difference.value)).toBeLessThanOrEqual(0.02);
    expect(change.reduced.auc - change.float32.auc).toBeCloseTo(change.difference.value, 12);
  });

  it('says what it was made from', async () => {
    const source = await manifestIn(SHIPPED);
    const manifest = await manifestIn(dir);
    expect(manifest).toMatchObject({
      name: 'simplenet-int8',
      version: 1,
      aggregation: source.aggregation,
      training: source.training,
      precision: {
        kind: 'int8',
        from: { model: 'simplenet', version: 1, weightsDigest: source.weights.sha256 },
        calibration: { patches: 16, sha256: SHA256 },
      },
    });
    expect(manifest.weights.sha256).not.toBe(source.weights.sha256);
    expect(manifest.precision?.speed.measuredOn).toMatch(/^onnx /);
    expect(events.at(-1)).toEqual({ kind: 'finished', skipped: [] });
    expect(await readFile(path.join(dir, 'MODEL_CARD.md'), 'utf8')).toContain(
      'simplenet/1 with its convolutions in int8',
    );
  });

  it('loads, and gives its golden scores again', async () => {
    const engine = await createOnnxEngine({ threads: 1 });
    const { network, manifest } = await loadModel(dir, engine);
    expect(manifest.precision?.kind).toBe('int8');
    await network.dispose();
  });

  it('is refused by an engine that would compute it otherwise', async () => {
    const load = loadModel(dir, await createWasmEngine());
    await expect(load).rejects.toMatchObject({ reason: 'ENGINE_UNAVAILABLE', metadata: { engine: 'onnx' } });
  });

  it('is refused when its manifest says float32', async () => {
    const copy = await temporaryFolder();
    await cp(dir, copy, { recursive: true });
    const { precision: _, ...manifest } = await manifestIn(copy);
    await writeFile(path.join(copy, 'manifest.json'), JSON.stringify(manifest));
    const load = loadModel(copy, await createOnnxEngine({ threads: 1 }));
    await expect(load).rejects.toMatchObject({ reason: 'MODEL_INVALID' });
  });
});

describe('a reduction', { timeout: TIMEOUT_MS }, () => {
  it('leaves out what is no patch, and refuses what is left when it is too little', async () => {
    const work = await workFor('int8', path.join(await temporaryFolder(), 'model'));
    const files = work.calibration?.files.slice(0, 15) ?? [];
    const broken = { path: fileURLToPath(import.meta.url), name: 'normal/no-image.png', tumour: false };
    const few = { ...work, calibration: { files: [...files, broken], sha256: SHA256 } };
    await expect(collect(reducer.reduce(few, never))).rejects.toMatchObject({
      reason: 'TRAINING_DATA_INVALID',
      message: expect.stringContaining('15 patches') as string,
    });
  });

  it('ends at once when it is stopped', async () => {
    const abort = new AbortController();
    const work = await workFor('int8', path.join(await temporaryFolder(), 'model'));
    const reason = new Error('stopped');
    const run = async (): Promise<void> => {
      for await (const _ of reducer.reduce(work, abort.signal)) abort.abort(reason);
    };
    await expect(run()).rejects.toBe(reason);
  });
});

suiteThatTrains('SimpleNet in 16 bits', () => {
  it.each([
    ['bfloat16', 0.02],
    ['float16', 0.002],
  ] as const)('%s keeps the scores within its rounding', { timeout: TIMEOUT_MS }, async (precision, bound) => {
    const dir = path.join(await temporaryFolder(), 'model');
    await collect(reducer.reduce(await workFor(precision, dir), never));
    const manifest = await manifestIn(dir);
    const change = manifest.precision?.change['validation'] ?? expect.fail();
    expect(manifest.precision?.kind).toBe(precision);
    expect(manifest.precision?.calibration).toBeUndefined();
    expect(change.largestScoreChange).toBeLessThan(bound);
    expect(change.largestScoreChange).toBeGreaterThan(0);
    expect(manifest.precision?.speed.measuredOn).toMatch(/^tensorflow /);
  });
});
