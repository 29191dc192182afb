// A model whose manifest names a stain sees every patch in that stain; a model that names none sees it as it is.
import { describe, expect, it } from 'vitest';
import { createPatchMemory } from '../../../src/compute/work/work-memory.js';
import { createEngineBatcher } from '../../../src/compute/work/engine-batcher.js';
import { createEngineLane } from '../../../src/compute/work/engine-lane.js';
import { patchesIn } from '../../../src/compute/work/stain-preparation.js';
import { scorePatches } from '../../../src/compute/work/score-patches.js';
import { fitTrainingReference } from '../../../src/domain/quality/fit-training-reference.js';
import { stainFeatures } from '../../../src/domain/quality/stain-features.js';
import type { TrainingReference } from '../../../src/domain/quality/training-distance.js';
import type { StainStatistics } from '../../../src/domain/stain/stain-statistics.js';
import type { SlideScoreEvent } from '../../../src/ports/compute-host.js';
import type { LoadedModel } from '../../../src/ports/loaded-model.js';
import { fitStain } from '../../../src/domain/stain/fit-stain.js';
import { createStainNormaliser } from '../../../src/domain/stain/stain-normaliser.js';
import { tissuePixels } from '../../../src/domain/stain/tissue-pixels.js';
import { stainPixels } from '../../domain/stain/stain-fixtures.js';
import { collect } from '../../support/collect.js';
import { coarseMosaic } from '../../support/mosaics.js';
import { SEEDED_PATCH_PX } from '../../support/seeded-model.js';
import { seededBench } from './seeded-bench.js';

const TARGET: StainStatistics = {
  method: 'macenko',
  haematoxylin: [0.65, 0.704, 0.286],
  eosin: [0.25, 0.932, 0.262],
  maxHaematoxylin: 1.8,
  maxEosin: 1.1,
};

const bench = seededBench();

/** The bench's model with this stain, and the pixels that it is shown. */
function watched(
  stainNormalisation?: StainStatistics,
  trainingReference?: TrainingReference,
): { readonly model: LoadedModel; readonly seen: Uint8Array[] } {
  const [plain] = bench.models;
  if (plain === undefined) throw new Error('no model');
  const seen: Uint8Array[] = [];
  const network: LoadedModel['network'] = {
    ...plain.network,
    centreProbabilities: (batch) => {
      seen.push(batch.data.slice());
      return plain.network.centreProbabilities(batch);
    },
  };
  const manifest = {
    ...plain.manifest,
    ...(stainNormalisation && { stainNormalisation }),
    ...(trainingReference && { trainingReference }),
  };
  return { model: { manifest, network }, seen };
}

async function warningsOf(events: AsyncIterable<SlideScoreEvent>): Promise<readonly string[] | undefined> {
  const tissue = (await collect(events)).find((event) => event.kind === 'tissue');
  return tissue?.warnings;
}

describe('a slide', () => {
  it.each(['macenko', 'vahadane'] as const)('is shown to each model in its own stain, by %s', async (method) => {
    const normalised = watched({ ...TARGET, method });
    const plain = watched();
    const events = bench.score(coarseMosaic, { models: [normalised.model, plain.model] });
    const warnings = await warningsOf(events);
    expect(warnings).toEqual([]);
    const [before, after] = [Buffer.concat(plain.seen), Buffer.concat(normalised.seen)];
    expect(after.length).toBe(before.length);
    // All pixels of the slide were changed alike: by the normaliser of its own statistics, over all of its tissue.
    const fit = fitStain(method, tissuePixels([before], 200_000));
    if (fit.kind === 'unfit') throw new Error(fit.problem);
    createStainNormaliser(fit.statistics, { ...TARGET, method })(before);
    const worst = before.reduce((most, value, at) => Math.max(most, Math.abs(value - (after[at] ?? 0))), 0);
    expect(worst).toBeLessThanOrEqual(12);
  });

  it('is scored as before by models that name no stain', async () => {
    const plain = watched();
    await warningsOf(bench.score(coarseMosaic, { models: [plain.model] }));
    const again = watched();
    await warningsOf(bench.score(coarseMosaic, { models: [again.model], args: { sampling: { mode: 'all' } } }));
    expect(Buffer.concat(plain.seen).equals(Buffer.concat(again.seen))).toBe(true);
  });
});

describe('a model that knows what it was trained on', () => {
  it('has slides that are unlike it told, in the stain that it sees, and no others', async () => {
    const plain = watched();
    await warningsOf(bench.score(coarseMosaic, { models: [plain.model] }));
    const shown = plain.seen.flatMap((data) => patchesIn(data, data.length / (SEEDED_PATCH_PX ** 2 * 3)));
    const reference = fitTrainingReference(shown.flatMap((patch) => stainFeatures(patch) ?? []));
    const alike = watched(undefined, reference);
    expect(await warningsOf(bench.score(coarseMosaic, { models: [alike.model] }))).toEqual([]);
    // The same tissue in another stain is not what the model was trained on.
    const recoloured = watched({ ...TARGET, maxHaematoxylin: 0.6, maxEosin: 4 }, reference);
    const warnings = await warningsOf(bench.score(coarseMosaic, { models: [alike.model, recoloured.model] }));
    expect(warnings).toEqual([
      expect.stringMatching(/^unlike the training patches of simplenet\/1: \d+ % of the tissue/),
    ]);
  });
});

describe('patches', () => {
  const signal = new AbortController().signal;
  const lane = createEngineLane();
  const batcher = createEngineBatcher(lane);

  async function patchOf(
    size = SEEDED_PATCH_PX,
  ): Promise<{ kind: 'raw'; data: Uint8Array; widthPx: number; heightPx: number }> {
    const source = await stainPixels('source.png');
    const data = new Uint8Array(size * size * 3);
    for (let row = 0; row < size; row += 1)
      data.set(source.subarray(row * 192 * 3, (row * 192 + size) * 3), row * size * 3);
    return { kind: 'raw', data, widthPx: size, heightPx: size };
  }

  it('are normalised by their slide where its stain is given, without a warning', async () => {
    const { model, seen } = watched(TARGET);
    const patch = await patchOf();
    const slideStain = { ...TARGET, maxHaematoxylin: 0.9 };
    const [score] = await scorePatches([patch], {
      models: [model],
      aggregation: undefined,
      includeMaps: false,
      slideStain,
      lane,
      batcher,
      memory: createPatchMemory(),
      signal,
    });
    const expected = patch.data.slice();
    createStainNormaliser({ ...slideStain, method: 'macenko' }, TARGET)(expected);
    expect(Buffer.concat(seen).equals(Buffer.from(expected))).toBe(true);
    expect(score?.warnings).toBeUndefined();
  });

  it('are normalised by themselves otherwise, and say so', async () => {
    const { model, seen } = watched(TARGET);
    const patch = await patchOf();
    const glass = { ...patch, data: new Uint8Array(patch.data.length).fill(240) };
    const scores = await scorePatches([patch, glass], {
      models: [model],
      aggregation: undefined,
      includeMaps: false,
      lane,
      batcher,
      memory: createPatchMemory(),
      signal,
    });
    const shown = Buffer.concat(seen);
    expect(shown.subarray(0, patch.data.length).equals(patch.data)).toBe(false);
    expect(shown.subarray(patch.data.length).equals(glass.data)).toBe(true);
    expect(scores.map(({ warnings }) => warnings)).toEqual([
      ['its stain was normalised (macenko) by itself alone, not by its slide'],
      ["scored without the models' stain normalisation (macenko): too little of it is stained"],
    ]);
  });
});
