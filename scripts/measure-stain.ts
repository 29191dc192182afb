// Prints the tables of docs/stain.md: `npx tsx scripts/measure-stain.ts TRAIN_DIR TEST_DIR` (folders tumor/ and
// normal/).
import { readFile } from 'node:fs/promises';
import { rocAuc } from '../src/domain/metrics/roc-auc.js';
import { aggregateCentres } from '../src/domain/models/aggregate-centres.js';
import { fitStain } from '../src/domain/stain/fit-stain.js';
import { createStainNormaliser } from '../src/domain/stain/stain-normaliser.js';
import { STAIN_METHODS, type StainFit, type StainMethod } from '../src/domain/stain/stain-statistics.js';
import { MAX_FIT_PIXELS, tissuePixels } from '../src/domain/stain/tissue-pixels.js';
import { typicalStain } from '../src/domain/stain/typical-stain.js';
import { spreadEvenly } from '../src/domain/tiling/spread-evenly.js';
import { createOnnxEngine } from '../src/engines/onnx/create-onnx-engine.js';
import { decodePatch } from '../src/image/decode-patch.js';
import { loadModel } from '../src/models/load-model.js';
import type { LoadedModel } from '../src/ports/loaded-model.js';
import { listPatches } from '../src/training/data/list-patches.js';

const BATCH = 32;
const TARGET_PATCHES = 500;
/** Light of another scanner, as shares of the patches' own red, green and blue. */
const LIGHTS = {
  'as it is': [1, 1, 1],
  'warm light': [1, 0.92, 0.8],
  'green light': [0.8, 1, 0.9],
} as const;

interface Patch {
  readonly pixels: Uint8Array;
  readonly positive: boolean;
}

const [trainDir, testDir] = process.argv.slice(2);
if (trainDir === undefined || testDir === undefined) {
  console.error('usage: npx tsx scripts/measure-stain.ts TRAIN_DIR TEST_DIR');
  process.exit(2);
}

const fit = (method: StainMethod, pixels: Uint8Array): StainFit =>
  fitStain(method, tissuePixels([pixels], MAX_FIT_PIXELS));

async function readPatches(dir: string, count = Infinity): Promise<readonly Patch[]> {
  const files = await listPatches([dir], { tumourClasses: ['tumor'], normalClasses: ['normal'] });
  const read = async ({ file, tumour }: (typeof files)[number]): Promise<Patch> => ({
    pixels: (await decodePatch(await readFile(file))).data,
    positive: tumour,
  });
  return Promise.all(spreadEvenly(files, count).map(read));
}

function relit({ pixels, positive }: Patch, [red, green, blue]: readonly [number, number, number]): Patch {
  return { pixels: pixels.map((value, at) => Math.round(value * ([red, green, blue][at % 3] ?? 1))), positive };
}

async function aucOf({ manifest, network }: LoadedModel, patches: readonly Patch[]): Promise<string> {
  const { patchSizePx, aggregation } = manifest;
  const scores: number[] = [];
  for (let start = 0; start < patches.length; start += BATCH) {
    const batch = patches.slice(start, start + BATCH);
    const data = new Uint8Array(Buffer.concat(batch.map(({ pixels }) => pixels)));
    const centres = await network.centreProbabilities({ data, count: batch.length, patchSizePx });
    scores.push(...aggregateCentres(centres, batch.length, aggregation));
  }
  const { auc, ciLow, ciHigh } = rocAuc(patches.map(({ positive }, at) => ({ score: scores[at] ?? 0, positive })));
  return `${auc.toFixed(3)} (${ciLow.toFixed(3)}–${ciHigh.toFixed(3)})`;
}

const training = await readPatches(trainDir, TARGET_PATCHES);
const test = await readPatches(testDir);
const engine = await createOnnxEngine({ threads: 2 });
const models = await Promise.all(['simplenet', 'inceptionv3'].map((name) => loadModel(`models/${name}/1`, engine)));
console.log('| light | normalised by | unfit | ms a fit | ms a patch | simplenet | inceptionv3 |');
console.log('|---|---|---|---|---|---|---|');

async function row(
  light: string,
  method: string,
  patches: readonly Patch[],
  figures: readonly string[],
): Promise<void> {
  const aucs: string[] = [];
  for (const model of models) aucs.push(await aucOf(model, patches));
  console.log(`| ${[light, method, ...figures, ...aucs].join(' | ')} |`);
}

const targets = new Map(
  STAIN_METHODS.map((method) => {
    const fits = training.map(({ pixels }) => fit(method, pixels));
    return [method, typicalStain(fits.flatMap((one) => (one.kind === 'fitted' ? [one.statistics] : [])))];
  }),
);
for (const [light, shares] of Object.entries(LIGHTS)) {
  const patches = test.map((patch) => relit(patch, shares));
  await row(light, '–', patches, ['–', '–', '–']);
  for (const [method, target] of targets) {
    if (target === undefined) continue;
    const began = performance.now();
    const fits = patches.map(({ pixels }) => fit(method, pixels));
    const fitted = performance.now();
    const normalised = patches.map(({ pixels, positive }, at) => {
      const own = fits[at];
      const copy = new Uint8Array(pixels);
      if (own?.kind === 'fitted') createStainNormaliser(own.statistics, target)(copy);
      return { pixels: copy, positive };
    });
    const each = (ms: number): string => (ms / patches.length).toFixed(2);
    const unfit = fits.filter(({ kind }) => kind === 'unfit').length;
    const times = [each(fitted - began), each(performance.now() - fitted)];
    await row(light, method, normalised, [`${unfit} of ${patches.length}`, ...times]);
  }
}
process.exit(0);
