import { totalmem } from 'node:os';
import { AppError } from '../../domain/errors/app-error.js';
import type { NetworkSpec } from '../../domain/networks/network-spec.js';
import { estimateTrainingMemory } from '../../domain/networks/training-memory.js';
import type { TrainingConfig } from '../training-config.js';

const GIB = 2 ** 30;

/**
 * Refuses a batch that cannot fit, before anything is computed: INVALID_FIELD with the estimate and the largest batch.
 * `spec` is the network as it is trained. What other programs hold is not counted: it can change any moment.
 */
export function requireMemory(
  spec: NetworkSpec,
  { batchSize, patchSizePx, cacheBytes }: Pick<TrainingConfig, 'batchSize' | 'patchSizePx' | 'cacheBytes'>,
  memoryBytes: number = machineMemoryBytes(),
): void {
  const { bytesPerPatch, fixedBytes } = estimateTrainingMemory(spec, { height: patchSizePx, width: patchSizePx });
  const neededBytes = fixedBytes + batchSize * bytesPerPatch;
  if (neededBytes <= memoryBytes) return;
  const most = Math.floor((memoryBytes - fixedBytes - Math.min(cacheBytes, GIB)) / bytesPerPatch);
  const description =
    `a batch of ${batchSize} patches of ${patchSizePx} px needs about ${gib(neededBytes)} GiB of memory; this machine has ` +
    `${gib(memoryBytes)} GiB${most >= 2 ? `: at most about ${most} fit` : ': no batch fits'}`;
  throw new AppError('INVALID_FIELD', description, {
    fieldViolations: [{ field: 'hyperparameters.batch_size', description }],
    metadata: { neededBytes: String(Math.round(neededBytes)), memoryBytes: String(memoryBytes) },
  });
}

/** A container's limit where there is one. */
function machineMemoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function gib(bytes: number): string {
  return (bytes / GIB).toFixed(1);
}
