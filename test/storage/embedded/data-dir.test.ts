import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openDataDir } from '../../../src/storage/embedded/data-dir.js';
import { openEmbeddedStorage } from '../../../src/storage/embedded/open-storage.js';
import { systemClock } from '../../../src/system/clock.js';
import { createRecordingLog } from '../../support/recording-log.js';
import { nextId, samplePrediction, sampleScoreTable, sampleSlide } from '../samples.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** Above the largest pid that Linux gives. */
const DEAD_PID = 2 ** 22 + 1;

describe('the lock of a data folder', () => {
  it('lets one process in, and the next after it', async () => {
    const dir = await temporaryFolder();
    const lock = await openDataDir(dir, systemClock);
    await expect(openDataDir(dir, systemClock)).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      message: expect.stringContaining(`process ${process.pid}`) as string,
    });
    await lock.release();
    await (await openDataDir(dir, systemClock)).release();
    expect(await readdir(dir)).toEqual(['format.json']);
  });

  it.each([
    ['a dead process', { pid: DEAD_PID, startTicks: '1', host: hostname() }],
    ['an earlier process of the same pid', { pid: process.pid, startTicks: '1', host: hostname() }],
    ['a torn file', 'not json'],
  ])('takes over from %s', async (_, holder) => {
    const dir = await temporaryFolder();
    await writeFile(join(dir, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
    const lock = await openDataDir(dir, systemClock);
    expect(JSON.parse(await readFile(join(dir, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  it('goes by the heartbeat of another host', async () => {
    const dir = await temporaryFolder();
    const path = join(dir, 'lock');
    await writeFile(path, JSON.stringify({ pid: 1, startTicks: '1', host: 'elsewhere' }));
    await expect(openDataDir(dir, systemClock)).rejects.toMatchObject({ reason: 'CONFIG_INVALID' });
    const minuteAgo = Date.now() / 1000 - 60;
    await utimes(path, minuteAgo, minuteAgo);
    await (await openDataDir(dir, systemClock)).release();
  });

  it('lets exactly one of many starters take over, each time', async () => {
    const dir = await temporaryFolder();
    for (let round = 0; round < 20; round += 1) {
      await writeFile(join(dir, 'lock'), JSON.stringify({ pid: DEAD_PID, startTicks: '1', host: hostname() }));
      const starts = await Promise.allSettled(Array.from({ length: 8 }, () => openDataDir(dir, systemClock)));
      const locks = starts.filter((start) => start.status === 'fulfilled');
      expect(locks).toHaveLength(1);
      await locks[0]?.value.release();
    }
    expect(await readdir(dir)).toEqual(['format.json']);
  });

  it('is not held up by a starter that died while it took over', async () => {
    const dir = await temporaryFolder();
    const dead = JSON.stringify({ pid: DEAD_PID, startTicks: '1', host: hostname() });
    await writeFile(join(dir, 'lock'), dead);
    await writeFile(join(dir, 'lock.takeover'), dead);
    await (await openDataDir(dir, systemClock)).release();
    expect(await readdir(dir)).toEqual(['format.json']);
  });
});

describe('a data folder', () => {
  it('is refused when another format lies in it', async () => {
    const dir = await temporaryFolder();
    await writeFile(join(dir, 'format.json'), '{"format":2}');
    await expect(openDataDir(dir, systemClock)).rejects.toMatchObject({ reason: 'CONFIG_INVALID' });
    expect(await readdir(dir)).toEqual(['format.json']);
  });

  it('is refused when it cannot be made', async () => {
    const dir = await temporaryFolder();
    await writeFile(join(dir, 'file'), '');
    await expect(openDataDir(join(dir, 'file', 'data'), systemClock)).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
    });
  });

  it('sets damaged rows aside with a warning and serves the others', async () => {
    const dataDir = await temporaryFolder();
    const log = createRecordingLog();
    const options = { dataDir, log, clock: systemClock };
    let storage = await openEmbeddedStorage(options);
    const [good, torn, emptied] = [sampleSlide(), sampleSlide(), sampleSlide()];
    for (const slide of [good, torn, emptied]) await storage.metadata.slides.put(slide);
    const prediction = samplePrediction();
    await storage.metadata.predictionEvents.append(prediction.id, { kind: 'accepted', prediction });
    await storage.metadata.scoreTables.put(prediction.id, sampleScoreTable());
    await storage.close();

    const folder = (name: string): string => join(dataDir, 'records', name);
    await writeFile(join(folder('slides'), `${torn.id}.json`), '{"id":"01');
    await writeFile(join(folder('slides'), `${emptied.id}.json`), '{}');
    await writeFile(join(folder('slides'), 'stranger.json'), '{}');
    await writeFile(join(folder('prediction-events'), `${prediction.id}.jsonl`), '{"sequence":1,"ev', { flag: 'a' });
    const table = await readFile(join(folder('score-tables'), `${prediction.id}.scores`));
    table.writeUInt8(table.readUInt8(40) ^ 1, 40);
    await writeFile(join(folder('score-tables'), `${prediction.id}.scores`), table);

    storage = await openEmbeddedStorage(options);
    expect((await storage.metadata.slides.list('local', { pageSize: 9, pageToken: '' })).items).toEqual([good]);
    expect(await readdir(join(dataDir, 'quarantine'))).toHaveLength(3);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(3);
    const next = await storage.metadata.predictionEvents.append(prediction.id, { kind: 'finished', prediction });
    expect(next.sequence).toBe(2);
    await expect(storage.metadata.scoreTables.get(prediction.id)).rejects.toMatchObject({ reason: 'INTERNAL' });
    await storage.close();
  });

  it('removes uploads that were never completely created, and keeps their bytes private', async () => {
    const dataDir = await temporaryFolder();
    const half = nextId();
    await mkdir(join(dataDir, 'staging', half, 'files'), { recursive: true });
    const storage = await openEmbeddedStorage({ dataDir, log: createRecordingLog(), clock: systemClock });
    expect(await storage.blobs.listStagings()).toEqual([]);
    expect(await readdir(join(dataDir, 'staging'))).toEqual([]);
    await storage.close();
  });

  it('never writes outside an upload, whatever a name says', async () => {
    const dataDir = await temporaryFolder();
    const storage = await openEmbeddedStorage({ dataDir, log: createRecordingLog(), clock: systemClock });
    const create = storage.blobs.createStaging(nextId(), [{ name: '../../escaped', sizeBytes: 1 }]);
    await expect(create).rejects.toMatchObject({ reason: 'INTERNAL' });
    expect(() => storage.blobs.slideFiles('../x', [])).toThrow();
    expect(await readdir(join(dataDir, 'staging'))).toEqual([]);
    await storage.close();
  });

  it('keeps the names of files and folders out of its errors', async () => {
    const dataDir = await temporaryFolder();
    const storage = await openEmbeddedStorage({ dataDir, log: createRecordingLog(), clock: systemClock });
    const id = nextId();
    const sizeBytes = 2 * 1024 * 1024;
    await storage.blobs.createStaging(id, [{ name: 'folder/patient name.svs', sizeBytes }]);
    await rm(join(dataDir, 'staging', id, 'files', 'folder'), { recursive: true });
    const calls = [storage.blobs.append(id, 0, Buffer.alloc(1)), storage.blobs.digests(id)];
    for (const call of calls) {
      const error: unknown = await call.catch((caught: unknown) => caught);
      expect(error).toMatchObject({ reason: 'INTERNAL', cause: { code: 'ENOENT' } });
      expect(inspect(error, { depth: 5 })).not.toMatch(/patient|sentinode-test-/);
    }
    await storage.close();
  });
});
