// Processes killed at the worst moment: what was acknowledged is there, and the service comes back by itself.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '../support/present.js';
import { until } from '../rpc/support/deferred.js';
import { healthClient } from '../rpc/support/health.js';
import { promised, rawClients, type RawClients } from '../rpc/support/raw-clients.js';
import type { ScorePatchesResponse__Output } from '../../src/gen/sentinode/v1/ScorePatchesResponse.js';
import { fixture, MOSAIC, patches, sha256 } from './support/fixtures.js';
import { endOf, eventsOf, getPrediction, startScoring, uploadLongSlide } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import {
  chunkAt,
  chunksOf,
  createUpload,
  finishUpload,
  getUpload,
  headerOf,
  uploadSlide,
  writeUpload,
} from './support/upload.js';

/** A few seconds of the long slide's work. */
const SAMPLE = { sampling: { random: { count: 300, seed: 1 } } };

let dataDir: string;
let server: ServerProcess;
let clients: RawClients;

async function start(): Promise<void> {
  server = await startServerProcess({ dataDir });
  clients = rawClients(server.address);
}

/** Kills the server, and starts another on what it has left. */
async function killAndRestart(): Promise<void> {
  await server.kill();
  clients.close();
  await start();
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sentinode-crash-'));
  await start();
});

afterEach(async () => {
  clients.close();
  await server.stop();
  await rm(dataDir, { recursive: true });
});

describe('a killed compute process', () => {
  it('comes back by itself; the slide it worked on goes on and ends as if nothing had been', async () => {
    const slideId = await uploadLongSlide(clients);
    const health = healthClient(server.address);
    const seen = health.watch('sentinode.v1.PredictionService');
    const { ended } = await startScoring(clients, { slideId, parameters: SAMPLE });
    const pid = server.computePid();
    process.kill(pid, 'SIGKILL');
    await until(() => seen.length === 3, 'health has gone down and come up', 60_000);
    expect(seen).toEqual(['SERVING', 'NOT_SERVING', 'SERVING']);
    expect(server.computePid()).not.toBe(pid);
    const last = await ended;
    expect(last).toMatchObject({ finished: { state: 'PREDICTION_STATE_SUCCEEDED' } });
    const undisturbed = (await eventsOf(clients, { slideId, parameters: SAMPLE })).at(-1)?.finished?.result;
    const disturbed = 'finished' in last ? last.finished?.result : undefined;
    expect(disturbed?.patchesScored).toBe(undisturbed?.patchesScored);
    expect(disturbed?.ensembleProbability).toBeCloseTo(undisturbed?.ensembleProbability ?? NaN, 6);
    health.close();
  });

  it('costs a call with patches nothing but time', async () => {
    const encoded = present((await patches('tumor'))[0]);
    const request = { patches: Array.from({ length: 256 }, () => ({ encoded })) };
    const scoring = promised<ScorePatchesResponse__Output>((callback) =>
      clients.predictions.scorePatches(request, callback as never),
    );
    process.kill(server.computePid(), 'SIGKILL');
    expect((await scoring).scores).toHaveLength(256);
  });
});

describe('a killed server', () => {
  it('keeps every byte of an upload that it acknowledged, and the upload goes on', async () => {
    const mosaic = await fixture(MOSAIC);
    const header = headerOf(mosaic, { requestId: 'crash-1' });
    const upload = await createUpload(clients, header);
    const [first, second] = [chunkAt(mosaic, 0), chunkAt(mosaic, 1)];
    await writeUpload(clients, upload.id, [first]);
    const call = clients.slides.writeUpload(() => undefined);
    call.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      call.write({ uploadId: upload.id, chunk: second }, () => {
        resolve();
      });
    });
    await killAndRestart();
    expect((await createUpload(clients, header)).id).toBe(upload.id);
    const committed = (await getUpload(clients, upload.id)).files[0]?.committedBytes ?? 0;
    expect(committed).toBeGreaterThanOrEqual(first.data.length);
    await writeUpload(clients, upload.id, chunksOf(mosaic, committed));
    const slide = await finishUpload(clients, upload.id);
    expect(slide.files[0]?.sha256).toEqual(sha256(mosaic));
  });

  it('takes its compute process with it, and goes on with the predictions that are to keep running', async () => {
    const slideId = await uploadLongSlide(clients);
    const mosaicId = (await uploadSlide(clients, await fixture(MOSAIC))).id;
    const before = (await eventsOf(clients, { slideId: mosaicId, includePatchScores: true })).at(-1)?.finished;
    const kept = await startScoring(clients, { slideId, parameters: SAMPLE, keepRunning: true });
    const computePid = server.computePid();
    await killAndRestart();
    await until(() => !isAlive(computePid), 'the orphan has gone');
    expect(await kept.ended).toMatchObject({ code: 14 });
    expect((await endOf(clients, kept.id)).state).toBe('PREDICTION_STATE_SUCCEEDED');
    expect(await getPrediction(clients, before?.id ?? '', true)).toEqual(before);
  });

  it('says of a prediction that nobody told to keep running why it ended', async () => {
    const slideId = await uploadLongSlide(clients);
    const lost = await startScoring(clients, { slideId });
    await killAndRestart();
    const prediction = await endOf(clients, lost.id);
    expect(prediction).toMatchObject({ state: 'PREDICTION_STATE_FAILED', error: { code: 10 } });
    expect(prediction.error?.details.map((any) => ('type_url' in any ? any.value.toString() : '')).join()).toContain(
      'SERVER_RESTARTED',
    );
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
