import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOnnxEngine } from '../../src/engines/onnx/create-onnx-engine.js';
import { loadModel } from '../../src/models/load-model.js';
import type { InferenceEngine } from '../../src/ports/inference-engine.js';
import { writeSeededModel, type SeededModel } from '../support/seeded-model.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let engine: InferenceEngine;
beforeAll(async () => {
  engine = await createOnnxEngine({ threads: 1 });
});
afterAll(() => engine.dispose());

type Json = Record<string, unknown>;

async function seeded(): Promise<SeededModel> {
  return writeSeededModel(await temporaryFolder(), 'simplenet');
}

async function edit(file: string, change: (json: Json) => void): Promise<void> {
  const json = JSON.parse(await readFile(file, 'utf8')) as Json;
  change(json);
  await writeFile(file, JSON.stringify(json));
}

describe('loadModel', () => {
  test('loads a sound folder and replays its golden patches', async () => {
    const { dir, manifest } = await seeded();
    const model = await loadModel(dir, engine);
    expect(model.manifest).toEqual(manifest);
    await model.network.dispose();
  });

  test('a score that differs by more than the tolerance is refused, with the difference', async () => {
    const { dir } = await seeded();
    await edit(path.join(dir, 'golden.json'), (json) => {
      const [first] = json['patches'] as { score: number }[];
      if (first !== undefined) first.score += 2e-4;
    });
    await expect(loadModel(dir, engine)).rejects.toMatchObject({
      reason: 'MODEL_GOLDEN_MISMATCH',
      metadata: { model: 'simplenet/1', engine: 'onnx', mismatches: '1' },
      message: expect.stringMatching(/golden\/patch-0\.png: [\d.]+ instead of [\d.]+/) as string,
    });
  });

  test.each<[string, (dir: string) => Promise<unknown>, RegExp]>([
    ['no manifest', (dir) => rm(path.join(dir, 'manifest.json')), /manifest\.json cannot be read/],
    [
      'a manifest that is not JSON',
      (dir) => writeFile(path.join(dir, 'manifest.json'), '{'),
      /manifest\.json is not JSON/,
    ],
    [
      'a manifest field',
      (dir) => edit(path.join(dir, 'manifest.json'), (json) => delete json['mppX']),
      /manifest\.mppX/,
    ],
    ['no weights', (dir) => rm(path.join(dir, 'weights.safetensors')), /weights\.safetensors cannot be read/],
    ['weights with one byte changed', changeOneByte, /has the SHA-256/],
    [
      'a wrong parameter count',
      (dir) => edit(path.join(dir, 'manifest.json'), (json) => (json['parameterCount'] = 5)),
      /counts 5 parameters, its architecture 1538048/,
    ],
    [
      'a patch size that the network cannot take',
      (dir) => edit(path.join(dir, 'manifest.json'), (json) => (json['patchSizePx'] = 100)),
      /100 px are no multiple/,
    ],
    [
      'no golden patches',
      (dir) => edit(path.join(dir, 'golden.json'), (json) => (json['patches'] = [])),
      /holds 0 patches/,
    ],
    [
      'a changed golden image',
      (dir) => writeFile(path.join(dir, 'golden/patch-1.png'), 'x'),
      /patch-1\.png has the SHA-256/,
    ],
  ])('%s is MODEL_INVALID and says so without a path', async (_, breakIt, message) => {
    const { dir } = await seeded();
    await breakIt(dir);
    const error: unknown = await loadModel(dir, engine).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ reason: 'MODEL_INVALID', message: expect.stringMatching(message) as string });
    expect((error as Error).message).not.toContain(dir);
  });
});

async function changeOneByte(dir: string): Promise<void> {
  const file = path.join(dir, 'weights.safetensors');
  const bytes = await readFile(file);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(file, bytes);
}
