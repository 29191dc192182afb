// Augmentation thread: decodes what is not cached and augments, just ahead of the trainer.
import { parentPort, workerData } from 'node:worker_threads';
import { augmentPatch } from '../../domain/augmentation/augment-patch.js';
import { createRandomStream } from '../../domain/random/seeded-random.js';
import type { BatchReply, BatchRequest, BatchWorkerData, PlannedRequest } from './batch-messages.js';
import { decodePatchFile } from './patch-store.js';

const data = workerData as BatchWorkerData;
const cached = new Uint8Array(data.cache);
const patchValues = data.patchSizePx * data.patchSizePx * 3;

parentPort?.on('message', (request: BatchRequest) => {
  // With the port closed the thread ends by itself, and no decode is cut off inside libvips.
  if (request === 'close') parentPort?.close();
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
  for (const [place, index] of indices.entries()) {
    const source = await patchAt(index);
    const target = batch.subarray(place * patchValues, (place + 1) * patchValues);
    const random = createRandomStream(data.seed, step, place);
    augmentPatch(source, data.patchSizePx, target, data.patchSizePx, data.augmentation, random);
  }
  return batch;
}

async function patchAt(index: number): Promise<Uint8Array> {
  if (index < data.cachedCount) return cached.subarray(index * patchValues, (index + 1) * patchValues);
  return decodePatchFile(data.files[index] ?? '', data.patchSizePx);
}
