// The TypeScript client against real servers, also ones that are killed under it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createSentinodeClient,
  Decision,
  InkColour,
  PredictionState,
  QualityFlag,
  type PredictionEvent,
  type SentinodeClient,
  type UploadProgress,
} from '../../clients/typescript/src/index.js';
import { alteredSlide } from '../support/altered-slides.js';
import { fixture, MOSAIC } from './support/fixtures.js';
import { writeLargeSlide } from './support/large-slide.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const SAMPLE = 'examples/slides/sentinode-sample.tif';
const SPACING = { mppX: 0.486, mppY: 0.486 };

let folder: string;
let server: ServerProcess;
let client: SentinodeClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-test-'));
  await writeLargeSlide(join(folder, 'large.tif'), 4, 4);
  await start();
});

afterEach(async () => {
  const { slides } = await client.slides.listSlides({});
  for (const { id } of slides) await client.slides.deleteSlide({ slideId: id });
});

afterAll(async () => {
  client.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

async function start(listen = '127.0.0.1:0'): Promise<void> {
  server = await startServerProcess({ dataDir: join(folder, 'data'), flags: ['--listen', listen] });
  client = createSentinodeClient({ address: server.address });
}

/** `kill -9`, then the same server again on the same port, as a supervisor would start it. */
async function killAndRestart(): Promise<void> {
  const { address } = server;
  await server.kill();
  server = await startServerProcess({ dataDir: join(folder, 'data'), flags: ['--listen', address] });
}

describe('the quality of a slide', () => {
  it('is nothing to remark on where the slide is good', async () => {
    const { id } = await client.uploadSlide(SAMPLE);
    const { slide } = await client.slides.getSlide({ slideId: id });
    expect(slide?.quality).toMatchObject({ flags: [], warnings: [], focus: { blurredShare: 0 } });
  });

  it('tells of a pen mark at upload, and in the result', async () => {
    const file = join(folder, 'inked.tif');
    await writeFile(file, await alteredSlide(await fixture(MOSAIC), 0.972, { ink: [20, 120, 80] }));
    const { id, quality, widthPx } = await client.uploadSlide(file);
    expect(quality?.flags).toContain(QualityFlag.INK);
    expect(quality?.inkMarks[0]).toMatchObject({
      colour: InkColour.GREEN,
      region: { level0X: 0, level0Width: widthPx },
    });
    const { result } = await client.predictSlide(id).result();
    expect(result.warnings.join()).toMatch(/pen marks: green ink covers 2(\.\d)? % of what was scanned/);
  });
});

describe('errors of the real server', () => {
  it('carry reason and field', async () => {
    await expect(client.slides.getSlide({ slideId: 'none' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'SLIDE_NOT_FOUND',
    });
    await expect(client.slides.listSlides({ pageSize: -1 })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'INVALID_FIELD',
      fieldViolations: [{ field: 'page_size' }],
    });
  });

  it('come with the deadline, which the server keeps too', async () => {
    const slide = await client.uploadSlide(join(folder, 'large.tif'), { spacing: SPACING });
    const call = client.predictions.predictSlide({ slideId: slide.id }, { timeoutMs: 700 });
    await expect(drain(call)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await expect.poll(predictionStates, { timeout: 20_000 }).not.toContain(PredictionState.RUNNING);
  });
});

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

async function predictionStates(): Promise<PredictionState[]> {
  const { predictions } = await client.predictions.listPredictions({});
  return predictions.map(({ state }) => state);
}

describe('a slide from upload to heat map', () => {
  it('comes through with every patch score', async () => {
    const slide = await client.uploadSlide(SAMPLE, { displayName: 'sample' });
    expect(slide).toMatchObject({ displayName: 'sample', widthPx: 4608 });
    const progress: number[] = [];
    const run = client.predictSlide(slide.id, { includePatchScores: true });
    const { result, id } = await run.result(({ patchesDone }) => progress.push(patchesDone));
    expect(result.decision).toBe(Decision.POSITIVE);
    expect(result.modelScores.map(({ model }) => model).sort()).toEqual(['inceptionv3', 'simplenet']);
    expect(result.patchScores).toHaveLength(result.patchesScored);
    expect(progress.at(-1)).toBe(result.patchesScored);
    const { image } = await client.predictions.getHeatmap({ predictionId: id });
    expect(Buffer.from(image?.data.subarray(1, 4) ?? []).toString()).toBe('PNG');
  });

  it('leaving the loop cancels the prediction', async () => {
    const slide = await client.uploadSlide(join(folder, 'large.tif'), { spacing: SPACING });
    for await (const { event } of client.predictSlide(slide.id)) {
      if (event?.$case === 'progress' && event.value.patchesDone > 0) break;
    }
    await expect.poll(predictionStates, { timeout: 20_000 }).toEqual([PredictionState.CANCELLED]);
  });
});

describe('a server that is killed and comes back', () => {
  it('gets the rest of an upload', async () => {
    const seen: UploadProgress[] = [];
    let restarted: Promise<void> | undefined;
    const slide = await client.uploadSlide(join(folder, 'large.tif'), {
      spacing: SPACING,
      chunkBytes: 64 * 1024,
      onProgress(progress) {
        seen.push(progress);
        if (progress.phase === 'uploading' && progress.doneBytes > progress.totalBytes / 2)
          restarted ??= killAndRestart();
      },
    });
    await restarted;
    expect(restarted).toBeDefined();
    expect(slide).toMatchObject({ widthPx: 4 * 1_728, spacing: SPACING });
    // The stream was begun again at what the server had.
    const starts = seen.filter(
      ({ phase, doneBytes, committedBytes }) => phase === 'uploading' && doneBytes === committedBytes,
    );
    expect(starts.length).toBeGreaterThan(1);
  });

  it('goes on with a prediction, whose events stay in order and come once', async () => {
    const slide = await client.uploadSlide(join(folder, 'large.tif'), { spacing: SPACING });
    const events: PredictionEvent[] = [];
    let restarted: Promise<void> | undefined;
    for await (const event of client.predictSlide(slide.id, { includePatchScores: true })) {
      events.push(event);
      if (event.event?.$case === 'progress' && event.event.value.patchesDone > 0) restarted ??= killAndRestart();
    }
    await restarted;
    expect(restarted).toBeDefined();
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ event }) => event?.$case)).toEqual(
      expect.arrayContaining(['accepted', 'progress', 'finished']),
    );
    const last = events.at(-1)?.event;
    expect(last?.$case).toBe('finished');
    if (last?.$case !== 'finished') return;
    expect(last.value.state).toBe(PredictionState.SUCCEEDED);
    expect(last.value.result?.patchScores).toHaveLength(last.value.result?.patchesScored ?? -1);
  });
});
