// Checkpoints: everything needed to go on after `kill -9`, in one safetensors file, replaced in one step.
import { readFile } from 'node:fs/promises';
import { AppError } from '../domain/errors/app-error.js';
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import type { Tensor1D, Tf } from '../tfjs/tf-namespace.js';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from '../weights/safetensors.js';
import { weightShapes } from '../domain/networks/weight-shapes.js';
import { writeFileDurably } from '../weights/write-file-durably.js';
import type { RunProgress } from './run-progress.js';
import { averagedWeights, STATE_VECTORS, type TrainingState } from './training-state.js';

/**
 * Saves the run's state as `file`. `identity` guards against continuing with other settings. Throws STORAGE_FULL, and
 * TRAINING_DIVERGED for weights that are no numbers: either leaves the checkpoint before it as it is.
 */
export async function saveCheckpoint(
  file: string,
  state: TrainingState,
  progress: RunProgress,
  identity: string,
): Promise<void> {
  const tensors = new Map<string, NamedTensor>();
  for (const name of STATE_VECTORS) {
    const data = (await state.tensors[name].data()) as Float32Array;
    if (name === 'trained') requireFinite(data, progress.step);
    tensors.set(name, { shape: [data.length], data });
  }
  const metadata = { format: 'sentinode-checkpoint-1', identity, progress: JSON.stringify(progress) };
  await writeFileDurably(file, encodeSafetensors({ tensors, metadata }));
}

/**
 * Puts a saved run back into `state`; undefined where there is none. Throws TRAINING_DATA_INVALID for another run's
 * file.
 */
export async function loadCheckpoint(
  tf: Tf,
  file: string,
  state: TrainingState,
  identity: string,
): Promise<RunProgress | undefined> {
  const content = await readIfThere(file);
  if (content === undefined) return undefined;
  const { tensors, metadata } = decodeSafetensors(content);
  if (metadata['identity'] !== identity) {
    throw new AppError(
      'INVALID_FIELD',
      'the output folder holds a run with other settings or data; name another folder',
      {
        fieldViolations: [{ field: 'outputFolder', description: 'holds another run' }],
      },
    );
  }
  for (const name of STATE_VECTORS) {
    const saved = tensors.get(name);
    const current: Tensor1D = state.tensors[name];
    if (saved?.data.length !== current.size) throw new AppError('MODEL_INVALID', `checkpoint lacks ${name}`);
    state.tensors[name] = tf.tensor1d(saved.data);
    current.dispose();
  }
  const progress = JSON.parse(metadata['progress'] ?? '{}', reviveInfinity) as RunProgress;
  state.step = progress.step;
  return progress;
}

/** Saves the averaged weights alone, under the network's own names: a weights file as models ship it. */
export async function saveWeights(
  file: string,
  spec: NetworkSpec,
  state: TrainingState,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const weights = await averagedWeights(spec, state);
  const tensors = new Map(
    weightShapes(spec).map(({ name, shape }) => [name, { shape, data: weights.get(name) ?? new Float32Array() }]),
  );
  await writeFileDurably(file, encodeSafetensors({ tensors, metadata }));
}

/** A loss is computed before its step's update: an update can go bad after the last loss that could tell. */
function requireFinite(data: Float32Array, step: number): void {
  if (data.every(Number.isFinite)) return;
  throw new AppError(
    'TRAINING_DIVERGED',
    `the weights are no numbers after step ${step} of the run; the checkpoint before stays. A lower learning rate may help`,
    { metadata: { step: String(step) } },
  );
}

/** JSON writes Infinity, the best loss before the first epoch, as null. */
function reviveInfinity(key: string, value: unknown): unknown {
  return key === 'bestLoss' && value === null ? Infinity : value;
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
