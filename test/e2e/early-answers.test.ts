// Early answers of the real models over a real server: what is asked, what comes back, and a compute child that dies.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeError, failureOf, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import { readStream } from '../rpc/support/read-stream.js';
import { fineMosaic } from '../support/mosaics.js';
import { present } from '../support/present.js';
import type { PredictionParameters } from '../../src/gen/sentinode/v1/PredictionParameters.js';
import type { PredictionResult__Output } from '../../src/gen/sentinode/v1/PredictionResult.js';
import { endOf, eventsOf, startScoring, uploadLongSlide } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

const TIMEOUT_MS = 180_000;
const SUSPICIOUS: PredictionParameters = { order: 'PATCH_ORDER_SUSPICIOUS_FIRST' };
let server: ServerProcess;
let clients: RawClients;
let mosaicId: string;
let longId: string;

beforeAll(async () => {
  server = await startServerProcess();
  clients = rawClients(server.address);
  // One with tumour.
  const { rootDir, names } = fineMosaic.files;
  const spacingOverride = { mppX: fineMosaic.mpp, mppY: fineMosaic.mpp };
  mosaicId = (await uploadSlide(clients, await readFile(join(rootDir, names[0] ?? '')), { spacingOverride })).id;
  longId = await uploadLongSlide(clients);
}, TIMEOUT_MS);

afterAll(async () => {
  clients.close();
  await server.stop();
});

async function predict(parameters: PredictionParameters): Promise<PredictionResult__Output> {
  const events = await eventsOf(clients, { slideId: mosaicId, parameters, includePatchScores: true });
  return present(events.at(-1)?.finished?.result, 'a result');
}

describe('early answers', { timeout: TIMEOUT_MS }, () => {
  it('are off unless asked for, and the order changes no score', async () => {
    const [reading, suspicious] = [await predict({}), await predict(SUSPICIOUS)];
    expect([reading.earlyStop, suspicious.earlyStop]).toEqual([null, null]);
    expect(suspicious.patchesScored).toBe(reading.patchesScored);
    expect(suspicious.ensembleProbability).toBeCloseTo(reading.ensembleProbability, 4);
    const byCell = (result: PredictionResult__Output): ReadonlyMap<string, number> =>
      new Map(result.patchScores.map((patch) => [`${patch.column},${patch.row}`, patch.ensembleProbability]));
    const scores = byCell(suspicious);
    expect(scores.size).toBe(reading.patchesScored);
    for (const [cell, score] of byCell(reading)) expect(scores.get(cell)).toBeCloseTo(score, 4);
  });

  it('end a positive slide with fewer patches, and say what the answer is worth', async () => {
    const [all, early] = [await predict({}), await predict({ stopWhenCertain: {} })];
    expect(all.decision).toBe('DECISION_POSITIVE');
    expect(early.decision).toBe('DECISION_POSITIVE');
    expect(early.earlyStop).toEqual({ patchesPlanned: all.patchesScored, certainty: 1, lesionPatches: 0 });
    expect(early.patchesScored).toBeLessThan(all.patchesScored);
    expect(early.ensembleProbability).toBeGreaterThanOrEqual(early.threshold);
    expect(early.warnings.join()).toMatch(/stopped after \d+ of \d+ patches: positive/);
  });

  it.each([
    ['a lesion of nothing', { negative: { lesionPatches: 0, certainty: 0.9 } }, {}, 'lesion_patches'],
    ['a certainty of 1', { negative: { lesionPatches: 5, certainty: 1 } }, {}, 'certainty'],
    [
      'a negative answer in reading order',
      { negative: { lesionPatches: 5, certainty: 0.9 } },
      { order: 'PATCH_ORDER_READING' },
      'parameters.order',
    ],
  ] as const)('refuse %s', async (_what, stopWhenCertain, more, field) => {
    const call = clients.predictions.predictSlide({ slideId: mosaicId, parameters: { stopWhenCertain, ...more } });
    const error = decodeError(await failureOf(readStream(call)));
    expect(error.reason).toBe('INVALID_FIELD');
    expect(error.fields.join()).toContain(field);
  });

  it('survive the death of the compute child: every patch once', async () => {
    const underway = await startScoring(clients, { slideId: longId, parameters: SUSPICIOUS, includePatchScores: true });
    process.kill(server.computePid(), 'SIGKILL');
    const ended = await endOf(clients, underway.id);
    const result = present(ended.result, 'a result');
    expect(result.patchesScored).toBe(result.tissue?.patches);
    const event = await underway.ended;
    const scores = event instanceof Error ? [] : (event.finished?.result?.patchScores ?? []);
    expect(new Set(scores.map(({ column, row }) => `${column},${row}`)).size).toBe(result.patchesScored);
  });
});
