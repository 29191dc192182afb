// The serving graph against the training graph as it stands, both in onnxruntime: no rewrite changes an answer.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { plainModel, PLAIN_INPUT, PLAIN_OUTPUT } from '../../../bench/engines/plain-model.js';
import { createOnnxEngine } from '../../../src/engines/onnx/create-onnx-engine.js';
import { decodePatch } from '../../../src/image/decode-patch.js';
import { readDefinition } from '../../../src/models/load-model.js';
import { listVersions, readVersion, versionDir } from '../../../src/models/version-folders.js';
import type { NetworkDefinition, PatchBatch } from '../../../src/ports/inference-engine.js';
import { centreCrops, largestDifference, spread } from '../compare.js';
import { seededBatch, seededNetwork } from '../seeded-network.js';

const TOLERANCE = 1e-5;
const TIMEOUT_MS = 60_000;
const modelsDir = fileURLToPath(new URL('../../../models', import.meta.url));
const versions = await listVersions(modelsDir);

/** Tumour maps of the training graph. */
async function plainMaps(
  definition: NetworkDefinition,
  { data, count, patchSizePx }: PatchBatch,
): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(plainModel(definition, patchSizePx), { intraOpNumThreads: 1 });
  const patches = new ort.Tensor('uint8', data, [count, patchSizePx, patchSizePx, 3]);
  const { [PLAIN_OUTPUT]: classes } = await session.run({ [PLAIN_INPUT]: patches });
  const values = (await classes?.getData()) as Float32Array;
  const pixels = patchSizePx * patchSizePx;
  const tumour = new Float32Array(count * pixels);
  for (let patch = 0; patch < count; patch += 1) {
    tumour.set(values.subarray((patch * 2 + 1) * pixels, (patch + 1) * 2 * pixels), patch * pixels);
  }
  await session.release();
  return tumour;
}

async function expectEqual(definition: NetworkDefinition, batch: PatchBatch): Promise<void> {
  const plain = await plainMaps(definition, batch);
  const engine = await createOnnxEngine({ threads: 1 });
  const network = await engine.load(definition);
  const crops = centreCrops(plain, batch.count, batch.patchSizePx, definition.centreSizePx);
  expect(spread(crops)).toBeGreaterThan(0.01);
  expect(largestDifference(await network.centreProbabilities(batch), crops)).toBeLessThanOrEqual(TOLERANCE);
  expect(largestDifference(await network.probabilityMaps(batch), plain)).toBeLessThanOrEqual(TOLERANCE);
  await network.dispose();
}

async function goldenBatch(dir: string, patchSizePx: number): Promise<PatchBatch> {
  const { patches } = JSON.parse(await readFile(path.join(dir, 'golden.json'), 'utf8')) as {
    readonly patches: readonly { readonly file: string }[];
  };
  const images = await Promise.all(patches.map(async ({ file }) => decodePatch(await readFile(path.join(dir, file)))));
  return { data: Buffer.concat(images.map(({ data }) => data)), count: images.length, patchSizePx };
}

describe('the serving graph gives what the training graph gives', { timeout: TIMEOUT_MS }, () => {
  it.each(['simplenet', 'inceptionv3', 'unet'] as const)('on random patches, %s with random weights', async (id) => {
    for (const seed of [1, 2]) await expectEqual(seededNetwork(id, 32), seededBatch(3, 96, seed));
  });

  it.each(versions.map((folder) => ({ ...folder })))('on golden and random patches, $name/$version', async (folder) => {
    const dir = versionDir(modelsDir, folder);
    const { manifest } = await readVersion(modelsDir, folder);
    const definition = await readDefinition(dir, manifest);
    await expectEqual(definition, await goldenBatch(dir, manifest.patchSizePx));
    await expectEqual(definition, seededBatch(4, manifest.patchSizePx, 3));
  });

  it('is checked on the models that ship', () => {
    expect(versions.map(({ name }) => name)).toEqual(expect.arrayContaining(['simplenet', 'inceptionv3']));
  });
});
