import { AppError } from '../domain/errors/app-error.js';
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import { runPatches } from '../domain/scheduling/batching.js';
import type { PatchBatch } from '../ports/inference-engine.js';

/** A patch larger than a run's pixels still runs alone; at 2,048 px the largest plane is 512 MiB. */
const MAX_PATCH_SIZE_PX = 2048;

/** Throws PATCH_SIZE_MISMATCH for a batch that the network cannot take; `minSizePx` is the centre it must hold. */
export function requireBatch(batch: PatchBatch, label: string, spec: NetworkSpec, minSizePx: number): void {
  const { data, count, patchSizePx } = batch;
  const multiple = spec.sizeMultiplePx;
  if (!Number.isInteger(patchSizePx / multiple) || patchSizePx < minSizePx || patchSizePx > MAX_PATCH_SIZE_PX) {
    const range = `${Math.max(minSizePx, multiple)} to ${MAX_PATCH_SIZE_PX}`;
    throw new AppError(
      'PATCH_SIZE_MISMATCH',
      `${label} takes patches of ${range} px in steps of ${multiple}, not ${patchSizePx}`,
    );
  }
  const expected = count * patchSizePx * patchSizePx * 3;
  if (!Number.isInteger(count) || count < 0 || data.length !== expected) {
    throw new AppError(
      'PATCH_SIZE_MISMATCH',
      `${label}: ${count} patches of ${patchSizePx} px are ${expected} bytes, not ${data.length}`,
    );
  }
}

/** Consecutive parts of a batch, each small enough to run at once; views, not copies. */
export function* runsOf(batch: PatchBatch): Generator<PatchBatch> {
  const { data, count, patchSizePx } = batch;
  const pixels = patchSizePx * patchSizePx;
  const step = runPatches(patchSizePx);
  for (let start = 0; start < count; start += step) {
    const end = Math.min(count, start + step);
    yield { data: data.subarray(start * pixels * 3, end * pixels * 3), count: end - start, patchSizePx };
  }
}
