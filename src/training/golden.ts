// Golden patches: small proof, shipped with a model, that an engine computes it right.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GoldenPatch, GoldenPatches } from '../domain/models/golden-patches.js';
import { aggregatePatch, type PatchAggregation } from '../domain/models/patch-aggregation.js';
import { encodeImage } from '../image/encode-image.js';
import type { LabelledPatch } from './data/labelled-patch.js';
import type { PatchStore } from './data/patch-store.js';

/** Engines sum in different orders; measured differences stay under 1e-5. */
const TOLERANCE = 1e-4;
const PATCHES_PER_CLASS = 4;

/** Evenly spread over each class's sorted patches, so that they come from different places. */
export function pickGolden(patches: readonly LabelledPatch[]): readonly LabelledPatch[] {
  return [true, false].flatMap((tumour) => {
    const ofClass = patches.filter((patch) => patch.tumour === tumour);
    const count = Math.min(PATCHES_PER_CLASS, ofClass.length);
    return Array.from(
      { length: count },
      (_, index) => ofClass[Math.floor(((index + 0.5) * ofClass.length) / count)],
    ).filter((patch) => patch !== undefined);
  });
}

/**
 * Writes the store's patches as `golden/*.png` under `folder` and returns them with their scores.
 * `windows` yields each patch's centre probabilities in store order.
 */
export async function writeGolden(
  folder: string,
  store: PatchStore,
  windows: AsyncIterable<Float32Array>,
  aggregation: PatchAggregation,
): Promise<GoldenPatches> {
  await mkdir(path.join(folder, 'golden'), { recursive: true });
  const golden: GoldenPatch[] = [];
  for await (const window of windows) {
    const index = golden.length;
    const label = store.patches[index]?.tumour === true ? 'tumour' : 'normal';
    const file = `golden/${label}-${index + 1}.png`;
    const pixels = await store.read(index);
    const { data } = await encodeImage(
      { data: pixels, widthPx: store.patchSizePx, heightPx: store.patchSizePx },
      'png',
    );
    await writeFile(path.join(folder, file), data);
    golden.push({
      file,
      sha256: createHash('sha256').update(data).digest('hex'),
      label,
      centreMax: aggregatePatch(window, { kind: 'max' }),
      score: aggregatePatch(window, aggregation),
    });
  }
  return { tolerance: TOLERANCE, patches: golden };
}
