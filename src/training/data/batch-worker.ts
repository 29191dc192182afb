// Augmentation thread: reads what is not cached, from files and slides, and augments, just ahead of the trainer.
import { parentPort, workerData } from 'node:worker_threads';
import { augmentPatch } from '../../domain/augmentation/augment-patch.js';
import { createRandomStream } from '../../domain/random/seeded-random.js';
import { forEachLimited } from '../../domain/async/for-each-limited.js';
import type { BatchReply, BatchRequest, BatchWorkerData, PlannedRequest } from './batch-messages.js';
import { createPatchReader } from './patch-reader.js';

const data = workerData as BatchWorkerData;
const { patchSizePx, readSizePx } = data.patches;
const patchValues = patchSizePx * patchSizePx * 3;
const reader = createPatchReader(data.patches);

/** One is augmented while others are read and decoded, off this thread. */
const READS_AT_ONCE = 4;

parentPort?.on('message', (request: BatchRequest) => {
  // With the port closed the thread ends by itself, and no decode is cut off inside libvips.
  if (request === 'close') void reader.close().finally(() => parentPort?.close());
  else void answer(request);
});

async function answer(request: PlannedRequest): Promise<void> {
  try {
    const pixels = await assemble(request);
    const reply: BatchReply = { type: 'batch', id: request.id, pixels };
    parentPort?.postMessage(reply, [pixels.buffer as ArrayBuffer]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ type: 'failed', id: request.id, message } satisfies BatchReply);
  }
}

async function assemble({ step, indices }: PlannedRequest): Promise<Float32Array> {
  const batch = new Float32Array(indices.length * patchValues);
  const places = indices.keys();
  await forEachLimited(places, READS_AT_ONCE, async (place) => {
    const source = await reader.read(indices[place] ?? 0);
    const target = batch.subarray(place * patchValues, (place + 1) * patchValues);
    augmentPatch(
      source,
      readSizePx,
      target,
      patchSizePx,
      data.augmentation,
      createRandomStream(data.seed, step, place),
    );
  });
  return batch;
}
