import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedStorage, type EmbeddedStorage } from '../../../src/storage/embedded/open-storage.js';
import { systemClock } from '../../../src/system/clock.js';
import { canMountDisks, mountSmallDisk, unmountSmallDisk } from '../../support/small-disk.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { createRecordingLog } from '../../support/recording-log.js';
import { nextId, samplePrediction, sampleScoreTable, sampleSlide } from '../samples.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const DISK_BYTES = 8 * 1024 * 1024;
const CHUNK = Buffer.alloc(1024 * 1024, 7);

suiteThatNeeds(canMountDisks(), 'the right to mount a tmpfs')('a disk that is full', () => {
  let dataDir: string;
  let storage: EmbeddedStorage;
  beforeEach(async () => {
    dataDir = mountSmallDisk(DISK_BYTES) ?? '';
    // The measure is switched off, so that the disk itself says that it is full.
    const freeBytes = async (): Promise<number> => Infinity;
    storage = await openEmbeddedStorage({ dataDir, log: createRecordingLog(), clock: systemClock, freeBytes });
  });
  afterEach(async () => {
    await storage.close();
    unmountSmallDisk(dataDir);
  });

  const fill = async (): Promise<{ readonly id: string; readonly bytes: number }> => {
    const id = nextId();
    await storage.blobs.createStaging(id, [{ name: 'a.bin', sizeBytes: 100 * CHUNK.length }]);
    let bytes = 0;
    const full = async (): Promise<void> => {
      while (bytes < 100 * CHUNK.length) {
        await storage.blobs.append(id, 0, CHUNK);
        bytes += CHUNK.length;
      }
    };
    await expect(full()).rejects.toMatchObject({ reason: 'STORAGE_FULL', retryAfterMs: 60_000 });
    return { id, bytes };
  };

  it('answers STORAGE_FULL, keeps what came before and takes more once there is room', async () => {
    const { id, bytes } = await fill();
    expect(bytes).toBeGreaterThan(0);
    const other = nextId();
    // The chunk that did not fit left nothing: a small one still goes in behind the last whole one.
    await storage.blobs.append(id, 0, Buffer.from('tail'));
    expect(await storage.blobs.commit(id)).toEqual([bytes + 4]);
    const { rootDir } = storage.blobs.stagedFiles(id);
    const content = await readFile(join(rootDir, 'a.bin'));
    expect(content.length).toBe(bytes + 4);
    expect(content.subarray(bytes).toString()).toBe('tail');
    await storage.blobs.deleteStaging(id);
    await storage.blobs.createStaging(other, [{ name: 'a.bin', sizeBytes: CHUNK.length }]);
    await storage.blobs.append(other, 0, CHUNK);
    expect(await storage.blobs.commit(other)).toEqual([CHUNK.length]);
  });

  it('keeps the old row when the new one does not fit', async () => {
    const slide = sampleSlide();
    await storage.metadata.slides.put(slide);
    const prediction = samplePrediction();
    await storage.metadata.predictionEvents.append(prediction.id, { kind: 'accepted', prediction });
    await fillUp();
    const large = {
      ...slide,
      files: Array.from({ length: 40_000 }, () => slide.files[0]).filter((file) => file !== undefined),
    };
    await expect(storage.metadata.slides.put(large)).rejects.toMatchObject({ reason: 'STORAGE_FULL' });
    expect(await storage.metadata.slides.get('local', slide.id)).toEqual(slide);
    await expect(storage.metadata.scoreTables.put(prediction.id, sampleScoreTable(100_000))).rejects.toMatchObject({
      reason: 'STORAGE_FULL',
    });
    expect(await storage.metadata.scoreTables.get(prediction.id)).toBeUndefined();
  });

  const fillUp = async (): Promise<void> => {
    const { id } = await fill();
    for (let size = CHUNK.length / 2; size >= 4_096; size /= 2) {
      await storage.blobs.append(id, 0, CHUNK.subarray(0, size)).catch(() => undefined);
    }
  };
});

describe('room for uploads', () => {
  it('promises each free byte once', async () => {
    const dataDir = await temporaryFolder();
    const options = {
      dataDir,
      log: createRecordingLog(),
      clock: systemClock,
      freeBytes: async () => 1_000,
      reservedBytes: 100,
    };
    let storage = await openEmbeddedStorage(options);
    const first = nextId();
    await storage.blobs.createStaging(first, [{ name: 'a', sizeBytes: 600 }]);
    const second = storage.blobs.createStaging(nextId(), [{ name: 'a', sizeBytes: 301 }]);
    await expect(second).rejects.toMatchObject({
      reason: 'STORAGE_FULL',
      metadata: { wantedBytes: '301', availableBytes: '300' },
    });
    // A restart remembers what was promised.
    await storage.close();
    storage = await openEmbeddedStorage(options);
    await expect(storage.blobs.createStaging(nextId(), [{ name: 'a', sizeBytes: 301 }])).rejects.toMatchObject({
      reason: 'STORAGE_FULL',
    });
    await storage.blobs.createStaging(nextId(), [{ name: 'a', sizeBytes: 300 }]);
    await storage.close();
  });

  it('promises it once to uploads that come at the same moment', async () => {
    const dataDir = await temporaryFolder();
    const freeBytes = async (): Promise<number> => 1_000;
    const storage = await openEmbeddedStorage({
      dataDir,
      log: createRecordingLog(),
      clock: systemClock,
      freeBytes,
      reservedBytes: 0,
    });
    const create = (): Promise<void> => storage.blobs.createStaging(nextId(), [{ name: 'a/b', sizeBytes: 600 }]);
    const outcomes = await Promise.allSettled([create(), create(), create()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await storage.close();
  });

  it('measures the real disk', async () => {
    const dataDir = await temporaryFolder();
    const storage = await openEmbeddedStorage({ dataDir, log: createRecordingLog(), clock: systemClock });
    const tooLarge = [{ name: 'a', sizeBytes: 2 ** 52 }];
    await expect(storage.blobs.createStaging(nextId(), tooLarge)).rejects.toMatchObject({ reason: 'STORAGE_FULL' });
    expect(await storage.blobs.listStagings()).toEqual([]);
    await storage.close();
  });
});
