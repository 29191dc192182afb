// A DICOM series through the whole service: uploaded as a folder by the client and by the command line, scored.
import { status } from '@grpc/grpc-js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSentinodeClient, slideFiles, type SentinodeClient } from '../../clients/typescript/src/index.js';
import type { RgbImage } from '../../src/domain/image.js';
import type { PredictionResult__Output } from '../../src/gen/sentinode/v1/PredictionResult.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import { decodeError, failureOf, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { dicomFiles } from '../slides/dicom/support/dicom-set.js';
import type { TestInstance } from '../slides/dicom/support/write-dicom.js';
import { coarseMosaic } from '../support/mosaics.js';
import { present } from '../support/present.js';
import { runCommand } from '../support/run-command.js';
import { fixture, MOSAIC } from './support/fixtures.js';
import { eventsOf } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

let root: string;
let server: ServerProcess;
let client: SentinodeClient;
let clients: RawClients;
let mosaic: RgbImage;

/** The mosaic in two files, as large pictures are cut. */
function parts(more: Partial<TestInstance> = {}): readonly TestInstance[] {
  return [1, 2].map((number) => ({
    pictures: [mosaic],
    tile: [256, 256],
    mpp: [0.972, 0.972],
    part: { number, total: 2 },
    ...more,
  }));
}

async function seriesFolder(instances: readonly TestInstance[], without: readonly string[] = []): Promise<string> {
  const folder = await mkdtemp(join(root, 'series-'));
  for (const [name, bytes] of await dicomFiles(instances)) {
    if (!without.includes(name)) await writeFile(join(folder, name), bytes);
  }
  return folder;
}

async function scoresOf(slideId: string): Promise<PredictionResult__Output> {
  const events = await eventsOf(clients, { slideId, parameters: { sampling: { all: {} } }, includePatchScores: true });
  return present(events.at(-1)?.finished?.result);
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sentinode-dicom-'));
  server = await startServerProcess();
  client = createSentinodeClient({ address: server.address });
  clients = rawClients(server.address);
  const reader = await detectAndOpen(coarseMosaic.files);
  const { widthPx, heightPx } = reader.facts;
  mosaic = await reader.readRegion({ level: 0, x: 0, y: 0, widthPx, heightPx });
  await reader.close();
});
afterAll(async () => {
  client.close();
  clients.close();
  await server.stop();
  await rm(root, { recursive: true });
});

it('a series that the client uploads gets the scores of the same picture in a TIFF', async () => {
  const folder = await seriesFolder(parts());
  const slide = await client.uploadSlide(await slideFiles(folder));
  expect(slide).toMatchObject({ format: 'dicom', widthPx: mosaic.widthPx, heightPx: mosaic.heightPx });
  expect(slide.spacing).toEqual({ mppX: 0.972, mppY: 0.972 });
  expect(slide.files.map(({ name }) => name)).toEqual(['1.dcm', '2.dcm']);
  const tiff = await uploadSlide(clients, await fixture(MOSAIC));
  const [theirs, ours] = [await scoresOf(tiff.id), await scoresOf(slide.id)];
  expect(ours.patchesScored).toBeGreaterThan(0);
  expect(ours.patchesScored).toBe(theirs.patchesScored);
  // The same pixels: nothing was compressed anew.
  expect(ours.patchScores).toEqual(theirs.patchScores);
  expect(ours.ensembleProbability).toBe(theirs.ensembleProbability);
});

it('the command line uploads a folder as one slide and scores it', async () => {
  const folder = await seriesFolder(parts());
  const { code, records } = await runCommand(['predict', folder, '--folder', '--server', server.address, '--json']);
  expect(code).toBe(0);
  expect(records()).toHaveLength(1);
  expect(JSON.stringify(records())).toContain('ensemble');
});

it('one that lacks a file is refused with what is missing', async () => {
  const folder = await seriesFolder(parts(), ['2.dcm']);
  const { message } = await failureOf(client.uploadSlide(await slideFiles(folder)));
  expect(message).toMatch(/lacks 1 of its files: part 2 of 2 of the picture of 2304×2304 px/);
});

it('one without a pixel size wants one from the caller', async () => {
  const slide = await client.uploadSlide(await slideFiles(await seriesFolder(parts({ mpp: null }))));
  expect(slide.spacing).toBeUndefined();
  const refusal = decodeError(await failureOf(eventsOf(clients, { slideId: slide.id })));
  expect(refusal).toMatchObject({ code: status.FAILED_PRECONDITION, reason: 'MISSING_SPACING' });
});
