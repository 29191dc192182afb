import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { aggregateCentres } from '../../../src/domain/models/aggregate-centres.js';
import type { EngineNetwork } from '../../../src/ports/inference-engine.js';
import type { LoadedModel } from '../../../src/ports/loaded-model.js';
import { coarseMosaic, fineMosaic, type Mosaic } from '../../support/mosaics.js';
import { SEEDED_PATCH_PX } from '../../support/seeded-model.js';
import { scoresByCell } from './in-process.js';
import { seededBench } from './seeded-bench.js';

const TIMEOUT_MS = 60_000;
const bench = seededBench();

/** The patch at a cell, cut from the file by libvips alone: `page` is the level at 0.972 µm/px. */
async function cutPatch(mosaic: Mosaic, page: number, cell: string): Promise<Uint8Array> {
  const [column = 0, row = 0] = cell.split(',').map(Number);
  const file = path.join(mosaic.files.rootDir, mosaic.files.names[0] ?? '');
  const [left, top] = [column * SEEDED_PATCH_PX, row * SEEDED_PATCH_PX];
  return sharp(file, { page }).extract({ left, top, width: SEEDED_PATCH_PX, height: SEEDED_PATCH_PX }).raw().toBuffer();
}

/** The same model, with a look at each call. */
function watched(model: LoadedModel, onCall: () => void): LoadedModel {
  const centreProbabilities: EngineNetwork['centreProbabilities'] = (batch) => {
    onCall();
    return model.network.centreProbabilities(batch);
  };
  return { ...model, network: { ...model.network, centreProbabilities } };
}

function onlyModel(): LoadedModel {
  const [model] = bench.models;
  if (model === undefined) throw new Error('no model');
  return model;
}

describe('positions', { timeout: TIMEOUT_MS }, () => {
  test.each([
    ['0.972 µm/px, read as it is', coarseMosaic, 0],
    ['0.486 µm/px, read from the next level', fineMosaic, 1],
  ])('at %s every score is the score of the pixels at its cell', async (_, mosaic, page) => {
    const scores = await scoresByCell(bench.score(mosaic), 1);
    const cells = [...scores.keys()];
    expect(cells.length).toBeGreaterThan(25);
    const model = onlyModel();
    const data = Buffer.concat(await Promise.all(cells.map((cell) => cutPatch(mosaic, page, cell))));
    const centres = await model.network.centreProbabilities({
      data,
      count: cells.length,
      patchSizePx: SEEDED_PATCH_PX,
    });
    const expected = aggregateCentres(centres, cells.length, model.manifest.aggregation);
    cells.forEach((cell, index) => {
      expect(scores.get(cell)?.[0], `cell ${cell}`).toBeCloseTo(expected[index] ?? -1, 4);
    });
    // The check above could not fail if all patches scored alike.
    expect(Math.max(...expected) - Math.min(...expected)).toBeGreaterThan(0.05);
  });

  // Otsu's rule leaves out cells of pale fat, whose mean is nearer to glass than to tissue: about a third of these.
  test.each([
    ['0.972', coarseMosaic, 32],
    ['0.486', fineMosaic, 30],
  ])('at %s µm/px the tissue found is tissue, and all of it but the palest cells', async (_, mosaic, found) => {
    const cells = [...(await scoresByCell(bench.score(mosaic), 1)).keys()];
    expect(cells.filter((cell) => !mosaic.tissue.has(cell))).toEqual([]);
    expect(Math.abs(cells.length - found)).toBeLessThanOrEqual(1);
    const tumour = [...mosaic.tumour];
    expect(tumour.filter((cell) => cells.includes(cell)).length).toBeGreaterThanOrEqual(0.85 * tumour.length);
  });
});

describe('scoreSlide', { timeout: TIMEOUT_MS }, () => {
  test('an abort during a batch is the last call to the engine, whatever is decoded ahead', async () => {
    const abort = new AbortController();
    let calls = 0;
    const model = watched(onlyModel(), () => {
      calls += 1;
      if (calls === 2) abort.abort();
    });
    const scoring = scoresByCell(bench.score(coarseMosaic, { models: [model, model], signal: abort.signal }), 2);
    await expect(scoring).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(calls).toBe(2);
  });

  test('an abort before the engine has begun means no call at all', async () => {
    const abort = new AbortController();
    let calls = 0;
    const model = watched(onlyModel(), () => {
      calls += 1;
    });
    const events = bench.score(coarseMosaic, { models: [model], signal: abort.signal });
    for (let event = await events.next(); event.value?.kind !== 'tissue'; event = await events.next());
    abort.abort();
    await expect(scoresByCell(events, 1)).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(calls).toBe(0);
  });

  test('a sample with a seed is drawn from the tissue, and the same again', async () => {
    const sampling = { mode: 'random', count: 10, seed: 42 } as const;
    const draw = async (): Promise<readonly string[]> => [
      ...(await scoresByCell(bench.score(coarseMosaic, { args: { sampling } }), 1)).keys(),
    ];
    const cells = await draw();
    expect(cells).toHaveLength(10);
    expect(cells.every((cell) => coarseMosaic.tissue.has(cell))).toBe(true);
    await expect(draw()).resolves.toEqual(cells);
  });

  test('skipping the first n gives exactly the rest', async () => {
    const all = [...(await scoresByCell(bench.score(coarseMosaic), 1)).keys()];
    const rest = [...(await scoresByCell(bench.score(coarseMosaic, { args: { skip: 13 } }), 1)).keys()];
    expect(rest).toEqual(all.slice(13));
  });

  test('models that see different patches cannot score one slide', async () => {
    const model = onlyModel();
    const other = { ...model, manifest: { ...model.manifest, mppX: 0.5 } };
    const scoring = scoresByCell(bench.score(coarseMosaic, { models: [model, other] }), 2);
    await expect(scoring).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
  });
});
