// A network trained from slides where they lie, and what a caller is told of data that cannot be used.
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines } from '../../src/engines/available-engines.js';
import type { DataPlan } from '../../src/gen/sentinode/v1/DataPlan.js';
import type { TrainRequest } from '../../src/gen/sentinode/v1/TrainRequest.js';
import type { TrainResponse__Output } from '../../src/gen/sentinode/v1/TrainResponse.js';
import { decodeError, failureOf, promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { readStream } from '../rpc/support/read-stream.js';
import { present } from '../support/present.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { putCohort } from '../training/data/cohort.js';
import { fixture, MOSAIC } from './support/fixtures.js';
import { eventsOf } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

const engines = await availableEngines();
const hasTensorflow = engines.some(({ id, available }) => id === 'tensorflow' && available);

let root: string;
let manifest: string;
let server: ServerProcess;
let clients: RawClients;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sentinode-cohort-'));
  manifest = await putCohort(root);
  server = await startServerProcess({ flags: ['--training-root', root] });
  clients = rawClients(server.address);
});

afterAll(async () => {
  clients.close();
  await server.stop();
  await rm(root, { recursive: true, force: true });
});

function cohortPlan(more: Partial<DataPlan> = {}): DataPlan {
  return {
    training: { slides: { manifest } },
    spacing: { mppX: 0.972, mppY: 0.972 },
    patchSizePx: 96,
    labelSizePx: 32,
    split: { trainingShare: 0.5 },
    augmentation: { preset: 'method', shiftPx: 1 },
    ...more,
  };
}

function train(more: Partial<TrainRequest> = {}): ReturnType<RawClients['training']['train']> {
  return clients.training.train({
    architecture: 'simplenet',
    modelName: 'of-slides',
    data: cohortPlan(),
    hyperparameters: { epochs: 2, batchSize: 8, patchesPerEpoch: 32, seed: 1 },
    ...more,
  });
}

suiteThatNeeds(hasTensorflow, 'libtensorflow: make tensorflow')('training from slides', () => {
  it('reports the cohort, trains on it, and knows it again', async () => {
    await appendFile(manifest, '\nlost.tif,,normal,p5');
    const events = await readStream<TrainResponse__Output>(train());
    const report = present(events.find(({ event }) => event === 'dataReport')?.dataReport?.details);
    expect(report).toMatchObject({
      training: { slides: 2, positiveSlides: 1, patients: 2 },
      validation: { slides: 2, positiveSlides: 1, patients: 2 },
      patchSizePx: 96,
      labelSizePx: 32,
      skipped: [{ name: 'lost.tif', reason: expect.stringContaining('does not exist') as string }],
      skippedCount: 1,
      indexed: 'anew',
      split: '5:5 by patient, stratified by class',
    });
    expect(report.slides).toHaveLength(4);
    const losses = events.flatMap(({ step }) => (step ? [step.loss] : []));
    expect(losses.length).toBeGreaterThan(0);
    expect(losses.every((loss) => Number.isFinite(loss) && loss > 0)).toBe(true);
    expect(events.filter(({ event }) => event === 'epoch')).toHaveLength(2);
    expect(events.at(-1)?.finished?.model).toMatchObject({ name: 'of-slides', patchSizePx: 96 });

    const shorter = { epochs: 1, batchSize: 8, patchesPerEpoch: 8, seed: 1 };
    const again = await readStream<TrainResponse__Output>(train({ hyperparameters: shorter }));
    expect(again.find(({ event }) => event === 'dataReport')?.dataReport?.details?.indexed).toBe('before');
  }, 240_000);

  it('leaves a version that names the stain it was trained in, and scores by it', async () => {
    const hyperparameters = { epochs: 1, batchSize: 8, patchesPerEpoch: 16, seed: 1 };
    const data = cohortPlan({ stainNormalisation: 'macenko', augmentation: { preset: 'none' } });
    const events = await readStream<TrainResponse__Output>(train({ modelName: 'stained', data, hyperparameters }));
    const report = present(events.find(({ event }) => event === 'dataReport')?.dataReport?.details);
    expect(report.notes[0]).toContain('stain normalised by macenko');
    const { manifestJson } = present(events.at(-1)?.finished?.model);
    expect(JSON.parse(manifestJson)).toMatchObject({ stainNormalisation: { method: 'macenko' } });
    const card = await promised<{ markdown: string }>((callback) =>
      clients.models.getModelCard({ name: 'stained', version: '1' }, callback as never),
    );
    expect(card.markdown).toContain('normalised by macenko');
    // Golden patches are as the network saw them: loading replays them.
    await promised((callback) => clients.models.loadModel({ name: 'stained', version: '1' }, callback as never));
    const slide = await uploadSlide(clients, await fixture(MOSAIC));
    const scored = (await eventsOf(clients, { slideId: slide.id })).at(-1)?.finished?.result;
    expect(scored?.modelScores.map(({ model }) => model)).toContain('stained');
  }, 240_000);

  it('ends with the reason when a class is missing', async () => {
    const text = await readFile(manifest, 'utf8');
    const normals = join(root, 'normals.csv');
    await appendFile(
      normals,
      text
        .split('\n')
        .filter((line) => !line.includes('tumor'))
        .join('\n'),
    );
    const failed = await failureOf(
      readStream(train({ data: cohortPlan({ training: { slides: { manifest: normals } } }) })),
    );
    expect(decodeError(failed)).toMatchObject({ code: 3, reason: 'TRAINING_DATA_INVALID' });
    expect(failed.message).toMatch(/0 readable tumour/);
  });
});

describe('data that cannot be asked for', () => {
  it.each([
    [{ training: { slides: { manifest: '/etc/passwd' } } }, 'data.training.slides.manifest'],
    [{ training: { folders: { dir: '..' } } }, 'data.training.folders.dir'],
    [{ training: {} }, 'data.training'],
    [{ spacing: { mppX: 0, mppY: 1 } }, 'data.spacing.mpp_x'],
    [{ patchSizePx: 100 }, 'data.patch_size_px'],
    [{ labelSizePx: 97 }, 'data.label_size_px'],
    [{ patchSizePx: 0, labelSizePx: 257 }, 'data.label_size_px'],
    [{ split: { fold: 3, foldOf: 2 } }, 'data.split.fold'],
    [{ split: { groupBy: 'hospital' } }, 'data.split.group_by'],
    [{ split: { allowedLeaks: ['all'] } }, 'data.split.allowed_leaks'],
    [{ sampling: { mode: 'any' } }, 'data.sampling.mode'],
    [{ augmentation: { preset: 'wild' } }, 'data.augmentation.preset'],
    [{ augmentation: { rotationDegrees: 200 } }, 'data.augmentation.rotation_degrees'],
  ])('%j names its field', async (more, field) => {
    const decoded = decodeError(await failureOf(readStream(train({ data: cohortPlan(more) }))));
    expect(decoded).toMatchObject({ code: 3, reason: 'INVALID_FIELD', fields: [field] });
  });

  it.each([80, 100, 528])('patches of %i px are refused with the sizes that are taken', async (patchSizePx) => {
    const error = await failureOf(readStream(train({ data: cohortPlan({ patchSizePx }) })));
    expect(error.details).toContain('a multiple of 16 from 96 to 512');
  });

  it('is not named twice', async () => {
    const patches = { trainingDir: root, spacing: { mppX: 1, mppY: 1 } };
    const decoded = decodeError(await failureOf(readStream(train({ patches }))));
    expect(decoded).toMatchObject({ code: 3, reason: 'INVALID_FIELD', fields: ['patches'] });
  });
});
