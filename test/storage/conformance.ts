// What every metadata store and blob store must do; each store's test file calls these with a way to open it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { PredictionEvent } from '../../src/domain/predictions/prediction.js';
import { describeSlideFiles, describeUploads } from './blob-conformance.js';
import { nextId, samplePrediction, sampleScoreTable, sampleSlide, sampleTrainingRun, sampleUpload } from './samples.js';
import type { OpenStores, Reopen, Stores, StoreUnderTest } from './store-under-test.js';

export function describeStores(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let store: StoreUnderTest;
    let stores: OpenStores;
    const reopen = async (): Promise<void> => {
      await stores.close();
      stores = await store.open();
    };
    beforeEach(async () => {
      store = await create();
      stores = await store.open();
    });
    afterEach(async () => {
      await stores.close();
      await store.remove();
    });
    describeRecords(() => stores, reopen);
    describeRequestIds(() => stores, reopen);
    describeEvents(() => stores, reopen);
    describeScoreTables(() => stores, reopen);
    describeUploads(() => stores, reopen);
    describeSlideFiles(() => stores, reopen);
  });
}

function describeRecords(stores: Stores, reopen: Reopen): void {
  describe('records', () => {
    it('gives back every field, before and after a reopen', async () => {
      const [slide, upload, prediction] = [sampleSlide(), sampleUpload(), samplePrediction()];
      const run = sampleTrainingRun();
      await stores().metadata.trainingRuns.put(run);
      await stores().metadata.slides.put(slide);
      await stores().metadata.uploads.put(upload);
      await stores().metadata.predictions.put(prediction);
      await stores().metadata.promotions.put({ id: upload.id, tenant: 'local', upload, slide });
      for (const pass of ['live', 'reopened']) {
        if (pass === 'reopened') await reopen();
        const { slides, uploads, predictions, promotions, trainingRuns } = stores().metadata;
        expect(await trainingRuns.get('local', run.id)).toEqual(run);
        expect(await slides.get('local', slide.id)).toEqual(slide);
        expect(await uploads.get('local', upload.id)).toEqual(upload);
        expect(await predictions.get('local', prediction.id)).toEqual(prediction);
        expect(await promotions.get('local', upload.id)).toEqual({ id: upload.id, tenant: 'local', upload, slide });
      }
    });

    it('keeps the last of several puts of one row', async () => {
      const { slides } = stores().metadata;
      const slide = sampleSlide();
      const names = Array.from({ length: 20 }, (_, index) => `version ${index}`);
      await Promise.all(names.map((displayName) => slides.put({ ...slide, displayName })));
      expect((await slides.get('local', slide.id))?.displayName).toBe('version 19');
      await reopen();
      expect((await stores().metadata.slides.get('local', slide.id))?.displayName).toBe('version 19');
    });

    it('shows a tenant nothing of another', async () => {
      const { slides } = stores().metadata;
      const slide = sampleSlide({ tenant: 'a' });
      await slides.put(slide);
      expect(await slides.get('b', slide.id)).toBeUndefined();
      await slides.delete('b', slide.id);
      expect(await slides.get('a', slide.id)).toEqual(slide);
      expect((await slides.list('b', { pageSize: 10, pageToken: '' })).items).toEqual([]);
    });

    it('forgets deleted rows for good', async () => {
      const slide = sampleSlide();
      await stores().metadata.slides.put(slide);
      await stores().metadata.slides.delete('local', slide.id);
      expect(await stores().metadata.slides.get('local', slide.id)).toBeUndefined();
      await reopen();
      expect(await stores().metadata.slides.get('local', slide.id)).toBeUndefined();
    });

    it.each(['', '../x', 'no-such-id', '01ARZ3NDEKTSV4RRFFQ69G5FAV'])('has no row with id "%s"', async (id) => {
      expect(await stores().metadata.slides.get('local', id)).toBeUndefined();
    });

    it('lists newest first, in pages that survive deletions', async () => {
      const { slides } = stores().metadata;
      const rows = Array.from({ length: 7 }, () => sampleSlide());
      // Put out of order: the order of a list is that of the ids.
      for (const row of [...rows].reverse()) await slides.put(row);
      const first = await slides.list('local', { pageSize: 3, pageToken: '' });
      expect(first.items.map(({ id }) => id)).toEqual([rows[6]?.id, rows[5]?.id, rows[4]?.id]);
      await slides.delete('local', rows[4]?.id ?? '');
      await slides.delete('local', rows[3]?.id ?? '');
      const second = await slides.list('local', { pageSize: 3, pageToken: first.nextPageToken });
      expect(second.items.map(({ id }) => id)).toEqual([rows[2]?.id, rows[1]?.id, rows[0]?.id]);
      expect(second.nextPageToken).toBe('');
    });

    it.each(['x', 'AAAA', Buffer.from('../../etc/passwd').toString('base64url')])(
      'refuses the page token "%s"',
      async (pageToken) => {
        const list = stores().metadata.slides.list('local', { pageSize: 1, pageToken });
        await expect(list).rejects.toMatchObject({
          reason: 'INVALID_FIELD',
          fieldViolations: [{ field: 'page_token' }],
        });
      },
    );

    it('lists one group alone', async () => {
      const slideId = nextId();
      const mine = [samplePrediction({ slideId }), samplePrediction({ slideId })];
      for (const row of [mine[0], samplePrediction(), mine[1]]) if (row) await stores().metadata.predictions.put(row);
      await reopen();
      const page = await stores().metadata.predictions.list('local', { pageSize: 10, pageToken: '' }, slideId);
      expect(page.items).toEqual([mine[1], mine[0]]);
    });

    it('walks all tenants oldest first, also while rows change', async () => {
      const { slides } = stores().metadata;
      const rows = ['a', 'b', 'a', 'c'].map((tenant) => sampleSlide({ tenant }));
      for (const row of rows) await slides.put(row);
      const seen: string[] = [];
      for await (const row of slides.all()) {
        seen.push(row.id);
        await slides.delete(row.tenant, row.id);
      }
      expect(seen).toEqual(rows.map(({ id }) => id));
    });
  });
}

function describeRequestIds(stores: Stores, reopen: Reopen): void {
  describe('request ids', () => {
    it('gives the first claim to everyone, also after a reopen', async () => {
      const claims = ['one', 'two', 'three'].map((value) => stores().metadata.requestIds.claim('t', 's', 'k', value));
      expect(await Promise.all(claims)).toEqual(['one', 'one', 'one']);
      await reopen();
      expect(await stores().metadata.requestIds.claim('t', 's', 'k', 'four')).toBe('one');
    });

    it('keeps tenants, scopes and keys apart', async () => {
      const { requestIds } = stores().metadata;
      await requestIds.claim('t', 's', 'k', 'one');
      expect(await requestIds.claim('t2', 's', 'k', 'two')).toBe('two');
      expect(await requestIds.claim('t', 's2', 'k', 'three')).toBe('three');
      expect(await requestIds.claim('t', 's', '../k', 'four')).toBe('four');
    });

    it('lets a released key be claimed anew', async () => {
      await stores().metadata.requestIds.claim('t', 's', 'k', 'one');
      await stores().metadata.requestIds.release('t', 's', 'k');
      await reopen();
      expect(await stores().metadata.requestIds.claim('t', 's', 'k', 'two')).toBe('two');
    });
  });
}

const progress = (patchesDone: number): PredictionEvent => ({
  kind: 'progress',
  progress: {
    phase: 'scoring',
    patchesDone,
    patchesTotal: 9,
    patchesPerSecond: 0,
    partialScores: [],
    queuePosition: 0,
  },
});

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function describeEvents(stores: Stores, reopen: Reopen): void {
  describe('events', () => {
    const forever = new AbortController().signal;
    const prediction = samplePrediction();
    const accepted: PredictionEvent = { kind: 'accepted', prediction };
    const finished: PredictionEvent = { kind: 'finished', prediction: { ...prediction, state: 'succeeded' } };

    it('numbers without gaps across a reopen and replays from any point', async () => {
      const id = nextId();
      await stores().metadata.predictionEvents.append(id, accepted);
      await stores().metadata.predictionEvents.append(id, progress(1));
      await reopen();
      await stores().metadata.predictionEvents.append(id, progress(2));
      const last = await stores().metadata.predictionEvents.append(id, finished);
      expect(last).toEqual({ sequence: 4, event: finished });
      await reopen();
      const all = await collect(stores().metadata.predictionEvents.follow(id, 0, forever));
      expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      expect(all.map(({ event }) => event)).toEqual([accepted, progress(1), progress(2), finished]);
      expect(await collect(stores().metadata.predictionEvents.follow(id, 2, forever))).toEqual(all.slice(2));
      expect(await collect(stores().metadata.predictionEvents.follow(id, 4, forever))).toEqual([]);
      expect(await collect(stores().metadata.predictionEvents.follow(id, 99, forever))).toEqual(all.slice(3));
    });

    it('gives live events to every follower, however slow', async () => {
      const id = nextId();
      const log = stores().metadata.predictionEvents;
      await log.append(id, accepted);
      const fast = collect(log.follow(id, 0, forever));
      const slow = log.follow(id, 0, forever)[Symbol.asyncIterator]();
      await slow.next();
      // More than any store is expected to hold in memory.
      for (let patch = 1; patch <= 1_000; patch += 1) void log.append(id, progress(patch));
      await log.append(id, finished);
      expect((await fast).map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 1_002 }, (_, index) => index + 1),
      );
      const rest = await collect({ [Symbol.asyncIterator]: () => slow });
      expect(rest.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 1_001 }, (_, index) => index + 2));
    });

    it('lets a run that ended go on when it is accepted again, and nothing else', async () => {
      const id = nextId();
      const log = stores().metadata.trainingEvents;
      const run = sampleTrainingRun();
      expect(await log.lastSequence(id)).toBe(0);
      await log.append(id, { kind: 'accepted', run });
      await log.append(id, { kind: 'ended', run });
      expect(await log.append(id, { kind: 'warning', message: 'late' })).toMatchObject({ sequence: 2 });
      expect(await log.isFinished(id)).toBe(true);
      expect(await collect(log.follow(id, 0, forever))).toHaveLength(2);
      await reopen();
      const again = stores().metadata.trainingEvents;
      await again.append(id, { kind: 'accepted', run });
      expect(await again.isFinished(id)).toBe(false);
      const following = collect(again.follow(id, 2, forever));
      await again.append(id, { kind: 'finished', model: { name: 'own', version: 1 }, seconds: 2 });
      expect((await following).map(({ sequence }) => sequence)).toEqual([3, 4]);
      expect(await again.lastSequence(id)).toBe(4);
    });

    it('lets nothing follow the end', async () => {
      const id = nextId();
      const log = stores().metadata.predictionEvents;
      await log.append(id, accepted);
      expect(await log.isFinished(id)).toBe(false);
      const end = await log.append(id, finished);
      expect(await log.append(id, finished)).toEqual(end);
      expect(await log.append(id, progress(1))).toEqual(end);
      expect(await log.isFinished(id)).toBe(true);
      expect(await collect(log.follow(id, 0, forever))).toHaveLength(2);
    });

    it('ends quietly with the signal and loudly when interrupted', async () => {
      const id = nextId();
      const log = stores().metadata.predictionEvents;
      await log.append(id, accepted);
      const controller = new AbortController();
      const cancelled = log.follow(id, 0, controller.signal)[Symbol.asyncIterator]();
      const interrupted = collect(log.follow(id, 1, forever));
      expect((await cancelled.next()).value).toMatchObject({ sequence: 1 });
      const afterAbort = cancelled.next();
      controller.abort();
      expect((await afterAbort).done).toBe(true);
      log.interrupt(id, new AppError('STORAGE_FULL', 'full'));
      await expect(interrupted).rejects.toMatchObject({ reason: 'STORAGE_FULL' });
    });

    it('forgets deleted events', async () => {
      const id = nextId();
      await stores().metadata.predictionEvents.append(id, finished);
      await stores().metadata.predictionEvents.delete(id);
      expect(await stores().metadata.predictionEvents.isFinished(id)).toBe(false);
    });
  });
}

function describeScoreTables(stores: Stores, reopen: Reopen): void {
  describe('score tables', () => {
    it.each([
      [0, 2],
      [1, 1],
      [5_003, 3],
    ])('gives back a table of %i patches and %i models bit by bit', async (patches, models) => {
      const id = nextId();
      const table = sampleScoreTable(patches, models);
      await stores().metadata.scoreTables.put(id, table);
      await reopen();
      expect(await stores().metadata.scoreTables.get(id)).toEqual(table);
    });

    it('has no table of another prediction, and forgets a deleted one', async () => {
      const id = nextId();
      expect(await stores().metadata.scoreTables.get(id)).toBeUndefined();
      await stores().metadata.scoreTables.put(id, sampleScoreTable());
      await stores().metadata.scoreTables.delete(id);
      expect(await stores().metadata.scoreTables.get(id)).toBeUndefined();
    });
  });
}
