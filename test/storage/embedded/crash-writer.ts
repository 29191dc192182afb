// Writes without end and tells its parent of everything that was acknowledged, until it is killed.
import { openEmbeddedStorage } from '../../../src/storage/embedded/open-storage.js';
import { systemClock } from '../../../src/system/clock.js';
import { createRecordingLog } from '../../support/recording-log.js';
import { nextId, samplePrediction, sampleScoreTable, sampleSlide, sampleUpload } from '../samples.js';
import type { Acknowledged } from './crash-messages.js';

const [dataDir = ''] = process.argv.slice(2);
const storage = await openEmbeddedStorage({ dataDir, log: createRecordingLog(), clock: systemClock });
const tell = (message: Acknowledged): void => {
  process.send?.(message);
};

/** The same row again and again: after a crash it is the last acknowledged version or the one under way, whole. */
async function rewriteOneRow(): Promise<void> {
  const slide = sampleSlide();
  for (let version = 1; ; version += 1) {
    await storage.metadata.slides.put({ ...slide, createTimeMs: version });
    tell({ kind: 'slide', id: slide.id, version });
  }
}

async function addRows(): Promise<void> {
  while (true) {
    const upload = sampleUpload();
    await storage.metadata.uploads.put(upload);
    tell({ kind: 'upload', id: upload.id });
    await storage.metadata.requestIds.claim('local', 'upload', upload.id, upload.id);
    tell({ kind: 'claim', key: upload.id });
  }
}

async function finishPredictions(): Promise<void> {
  while (true) {
    const prediction = samplePrediction();
    const { id } = prediction;
    const log = storage.metadata.predictionEvents;
    await log.append(id, { kind: 'accepted', prediction });
    tell({ kind: 'event', id, sequence: 1 });
    const progress = {
      phase: 'scoring',
      patchesDone: 1,
      patchesTotal: 2,
      patchesPerSecond: 1,
      partialScores: [],
      queuePosition: 0,
    } as const;
    await log.append(id, { kind: 'progress', progress });
    await storage.metadata.scoreTables.put(id, sampleScoreTable(50, 2));
    tell({ kind: 'table', id, patches: 50 });
    await log.append(id, { kind: 'finished', prediction: { ...prediction, state: 'succeeded' } });
    tell({ kind: 'event', id, sequence: 3 });
  }
}

async function writeUploads(): Promise<void> {
  while (true) {
    const [id, slideId] = [nextId(), nextId()];
    await storage.blobs.createStaging(id, [{ name: 'folder/a.bin', sizeBytes: 4_000 }]);
    for (let bytes = 0; bytes < 4_000; bytes += 1_000) {
      await storage.blobs.append(id, 0, Buffer.alloc(1_000, bytes / 1_000));
      await storage.blobs.commit(id);
      tell({ kind: 'bytes', id, slideId, bytes: bytes + 1_000 });
    }
    await storage.blobs.promote(id, slideId);
    tell({ kind: 'promoted', id, slideId });
  }
}

tell({ kind: 'ready' });
await Promise.all([rewriteOneRow(), addRows(), finishPredictions(), writeUploads()]);
