// Fits what slides' stain is compared with: `npx tsx scripts/fit-quality-reference.ts DIR`.
import { readFile, writeFile } from 'node:fs/promises';
import { fitTrainingReference } from '../src/domain/quality/fit-training-reference.js';
import { stainFeatures } from '../src/domain/quality/stain-features.js';
import { decodePatch } from '../src/image/decode-patch.js';
import { listPatches } from '../src/training/data/list-patches.js';

const TARGET = 'src/domain/quality/training-reference.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error(
    'usage: npx tsx scripts/fit-quality-reference.ts DIR   (folders tumor/ and normal/ with 96-px patches)',
  );
  process.exit(2);
}

const files = await listPatches([folder], { tumourClasses: ['tumor'], normalClasses: ['normal'] });
const features: Float64Array[] = [];
for (const { file } of files) {
  const patch = stainFeatures((await decodePatch(await readFile(file))).data);
  if (patch !== undefined) features.push(patch);
}
const { means, precision, limit } = fitTrainingReference(features);
const list = (numbers: readonly number[]): string => numbers.map((value) => value.toPrecision(8)).join(', ');
await writeFile(
  TARGET,
  `// Written by scripts/fit-quality-reference.ts; not edited by hand.
import type { TrainingReference } from './training-distance.js';

/**
 * ${features.length} stained ones of the ${files.length} PatchCamelyon patches (96 px at 0.972 µm/px) that the shipped models were trained
 * on. They carry no slide identity, so the limit is a percentile of patches, not of slides.
 */
export const TRAINING_REFERENCE: TrainingReference = {
  means: [${list(means)}],
  precision: [${list(precision)}],
  limit: ${limit.toPrecision(6)},
};
`,
);
console.log(`wrote ${TARGET}: ${features.length} of ${files.length} patches, limit ${limit.toFixed(3)}`);
