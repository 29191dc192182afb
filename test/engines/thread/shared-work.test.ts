import { describe, expect, it } from 'vitest';
import { partPatches, takeParts, type SharedWork } from '../../../src/engines/thread/shared-work.js';
import type { EngineNetwork, PatchBatch } from '../../../src/ports/inference-engine.js';

function batchOf(count: number, patchSizePx: number): PatchBatch {
  return { data: Uint8Array.from({ length: count * patchSizePx ** 2 * 3 }, (_, i) => i), count, patchSizePx };
}

function workAt(batch: PatchBatch, step: number): SharedWork {
  const nextPart = new Int32Array(new SharedArrayBuffer(4));
  return { view: 'centre', batch, partPatches: step, nextPart, values: new Float32Array(batch.count * 2) };
}

/** Two values a patch: its first byte, and how many patches came with it. */
function network(onRun: (batch: PatchBatch) => void | Promise<void> = () => undefined): EngineNetwork {
  const run = async (batch: PatchBatch): Promise<Float32Array> => {
    await onRun(batch);
    const bytes = batch.data.length / batch.count;
    return Float32Array.from({ length: batch.count * 2 }, (_, i) =>
      i % 2 === 0 ? batch.data[(i / 2) * bytes]! : batch.count,
    );
  };
  return { centreProbabilities: run, probabilityMaps: run, dispose: async () => undefined };
}

describe('parts of a batch', () => {
  it.each([
    [8, 256, 2, 1],
    [1, 256, 2, 1],
    [32, 96, 2, 8],
    [8, 96, 2, 4],
    [9, 96, 4, 3],
    [2, 1024, 2, 1],
    [0, 96, 2, 1],
    [32, 96, 1, 32],
  ])('of %i patches of %i px for %i threads hold %i', (count, patchSizePx, threads, expected) => {
    expect(partPatches({ data: new Uint8Array(0), count, patchSizePx }, threads)).toBe(expected);
  });

  it('are each taken once, by whoever comes first, and lie where their patches do', async () => {
    const work = workAt(batchOf(7, 1), 2);
    const taken = [0, 0];
    const worker = (index: number): EngineNetwork =>
      network(async () => {
        taken[index]! += 1;
        await new Promise(setImmediate);
      });
    await Promise.all([takeParts(worker(0), work), takeParts(worker(1), work)]);
    expect([...work.values]).toEqual([0, 2, 3, 2, 6, 2, 9, 2, 12, 2, 15, 2, 18, 1]);
    expect(taken).toEqual([2, 2]);
  });

  it('are left where one has failed', async () => {
    const work = workAt(batchOf(7, 1), 1);
    let runs = 0;
    const failing = network(() => {
      runs += 1;
      if (runs === 2) throw new Error('engine');
    });
    await expect(takeParts(failing, work)).rejects.toThrow('engine');
    await takeParts(failing, work);
    expect(runs).toBe(2);
  });
});
