// Every network at every patch size: trained for a step, exported, and served alike by each engine.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArchitectureId } from '../../src/domain/networks/architecture.js';
import { loadEngine } from '../../src/engines/open-engine.js';
import { sharp } from '../../src/image/sharp.js';
import { loadModel } from '../../src/models/load-model.js';
import type { InferenceEngine, PatchBatch } from '../../src/ports/inference-engine.js';
import { forkModule } from '../../src/process/fork-module.js';
import { runJob } from '../../src/training/run-job.js';
import { largestDifference, spread } from '../engines/compare.js';
import { seededBatch } from '../engines/seeded-network.js';
import { collect } from '../support/collect.js';
import { fineMosaic } from '../support/mosaics.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { testWork } from './test-config.js';
import { suiteThatTrains, testDevice } from './training-device.js';

const never = new AbortController().signal;
const ENGINE_TOLERANCE = 1e-4;

const PATCH_SIZES_PX = [96, 128, 256, 512] as const;
/** The label's side: the whole patch where that is cheap, and the method's centre where it is not. */
const LABEL_SIZES_PX: Readonly<Record<(typeof PATCH_SIZES_PX)[number], number>> = {
  96: 96,
  128: 128,
  256: 128,
  512: 64,
};

interface NetworkCase {
  readonly architecture: ArchitectureId;
  readonly downPara: number;
  readonly sizesPx: readonly (typeof PATCH_SIZES_PX)[number][];
}

/** Every network at the smallest and the largest patch; between them each size by those that are quick at it. */
const NETWORKS: readonly NetworkCase[] = [
  { architecture: 'simplenet', downPara: 0, sizesPx: PATCH_SIZES_PX },
  { architecture: 'unet', downPara: 0, sizesPx: PATCH_SIZES_PX },
  { architecture: 'inceptionv3', downPara: 4, sizesPx: [96, 128, 512] },
  { architecture: 'inceptionv3', downPara: 2, sizesPx: [96, 256, 512] },
  { architecture: 'inceptionv3', downPara: 1, sizesPx: [96, 512] },
];
const CASES = NETWORKS.flatMap(({ sizesPx, ...network }) => sizesPx.map((sizePx) => ({ ...network, sizePx })));

/** Where the mosaic has tissue, far enough from each other that no patch is another one's. */
const PLACES: Readonly<Record<string, Readonly<Record<string, readonly [left: number, top: number]>>>> = {
  train: { tumor: [1344, 1728], normal: [1900, 1728] },
  validation: { tumor: [2456, 1728], normal: [1344, 2300] },
};

/**
 * One patch of each class for training and one for validation, cut from a slide; what they show does not matter here.
 */
async function putPatches(sizePx: number): Promise<string> {
  const folder = await temporaryFolder();
  const [name = ''] = fineMosaic.files.names;
  const slide = path.join(fineMosaic.files.rootDir, name);
  for (const [part, places] of Object.entries(PLACES)) {
    for (const [label, [left, top]] of Object.entries(places)) {
      const dir = path.join(folder, part, label);
      await mkdir(dir, { recursive: true });
      const patch = sharp(slide).extract({ left, top, width: sizePx, height: sizePx });
      await writeFile(path.join(dir, 'patch.png'), await patch.png().toBuffer());
    }
  }
  return folder;
}

/** Trains for one step of two patches; the folder of the model. */
async function trainOnce(
  { architecture, downPara }: Omit<NetworkCase, 'sizesPx'>,
  sizePx: (typeof PATCH_SIZES_PX)[number],
): Promise<string> {
  const patches = await putPatches(sizePx);
  const folders = { training: path.join(patches, 'train'), validation: path.join(patches, 'validation') };
  const work = testWork(await temporaryFolder(), 1, folders);
  const events = runJob(
    {
      ...work,
      architecture,
      labelSizePx: LABEL_SIZES_PX[sizePx],
      hyperparameters: { ...work.hyperparameters, downPara, batchSize: 2 },
    },
    testDevice(),
    never,
  );
  const finished = (await collect(events)).at(-1);
  if (finished?.kind !== 'finished') throw new Error('the run did not finish');
  return finished.modelDir;
}

/** Loads the model, which replays its golden patches, and scores a batch. */
async function scoreOn(engine: InferenceEngine, modelDir: string, batch: PatchBatch): Promise<Float32Array> {
  const { network } = await loadModel(modelDir, engine);
  try {
    return await network.centreProbabilities(batch);
  } finally {
    await network.dispose();
  }
}

suiteThatTrains('a network at a patch size', () => {
  let engines: Readonly<Record<'tensorflow' | 'onnx', InferenceEngine>>;
  beforeAll(async () => {
    engines = { tensorflow: await loadEngine('tensorflow'), onnx: await loadEngine('onnx') };
  });
  afterAll(async () => {
    await engines.tensorflow.dispose();
    await engines.onnx.dispose();
  });

  it.each(CASES)(
    '$architecture/$downPara at $sizePx px trains, and the engines score it alike',
    async ({ sizePx, ...network }) => {
      const modelDir = await trainOnce(network, sizePx);
      const batch = seededBatch(1, sizePx);
      const expected = await scoreOn(engines.tensorflow, modelDir, batch);
      expect(expected).toHaveLength(LABEL_SIZES_PX[sizePx] ** 2);
      expect(spread(expected)).toBeGreaterThan(10 * ENGINE_TOLERANCE);
      expect(largestDifference(await scoreOn(engines.onnx, modelDir, batch), expected)).toBeLessThan(ENGINE_TOLERANCE);
      // All copies of tfjs in a process share one backend, so that wasm needs a process of its own: at the extremes
      // alone.
      if (sizePx !== 96 && sizePx !== 512) return;
      const wasm = forkModule(import.meta.url, './load-on-wasm.js', { args: [modelDir] });
      expect(await once(wasm, 'exit')).toEqual([0, null]);
    },
  );
});
