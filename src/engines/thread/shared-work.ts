// One batch that several threads work at: each takes the next part until none is left. All of it is shared memory.
import type { EngineNetwork, PatchBatch } from '../../ports/inference-engine.js';

export interface SharedWork {
  readonly view: 'centre' | 'map';
  readonly batch: PatchBatch;
  /** Patches of a part; the last may be smaller. */
  readonly partPatches: number;
  /** One number: the part that is taken next. */
  readonly nextPart: Int32Array;
  /** float32 (count, values of a patch), which the parts fill. */
  readonly values: Float32Array;
}

/** A patch of 256 px, eight of 96: of more the planes leave a core's own cache, and a run takes as long a patch or longer. */
const MAX_PART_PIXELS = 8 * 96 * 96;

/** So small that `threads` have one each and end at much the same time, as far as that makes no run slower. */
export function partPatches({ count, patchSizePx }: PatchBatch, threads: number): number {
  if (threads === 1) return Math.max(1, count);
  const fitting = Math.floor(MAX_PART_PIXELS / patchSizePx ** 2);
  return Math.max(1, Math.min(fitting, Math.ceil(count / threads)));
}

/** Takes part after part; beside others, when those have the same. After a failure none of them takes another. */
export async function takeParts(network: EngineNetwork, work: SharedWork): Promise<void> {
  try {
    for (let part = takeNext(work); part !== undefined; part = takeNext(work)) {
      const values = await (work.view === 'centre'
        ? network.centreProbabilities(part.batch)
        : network.probabilityMaps(part.batch));
      work.values.set(values, part.firstValue);
    }
  } catch (error) {
    Atomics.store(work.nextPart, 0, work.batch.count);
    throw error;
  }
}

function takeNext(work: SharedWork): { readonly batch: PatchBatch; readonly firstValue: number } | undefined {
  const { batch, partPatches: step, nextPart, values } = work;
  const first = Atomics.add(nextPart, 0, 1) * step;
  if (first >= batch.count) return undefined;
  const count = Math.min(step, batch.count - first);
  const bytes = batch.patchSizePx ** 2 * 3;
  const data = batch.data.subarray(first * bytes, (first + count) * bytes);
  return { batch: { ...batch, data, count }, firstValue: first * (values.length / batch.count) };
}
