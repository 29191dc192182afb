// The training of one network: one run from data to checkpoints, as a stream of events.
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { parameterCount } from '../domain/networks/weight-shapes.js';
import { createBatchSource, type BatchSource } from './data/batch-source.js';
import { batchesOf } from './loop/batches-of.js';
import { cancelled } from './loop/end-run.js';
import type { Run } from './loop/run.js';
import { startRun } from './loop/start-run.js';
import { trainEpochs } from './loop/train-epochs.js';
import type { PreparedData } from './data/prepare-data.js';
import { EVENT_LOG } from './run-files.js';
import { validateTrainingConfig, type TrainingConfig } from './training-config.js';
import type { TrainingDevice } from './training-device.js';
import type { StartedEvent, TrainingEvent } from './training-event.js';

/**
 * Trains until the epochs are done, and yields what happens. A run that `config.outputFolder` holds is continued.
 * Abort: writes a checkpoint, then throws CANCELLED. Throws TRAINING_DIVERGED, INVALID_FIELD.
 */
export async function* runTraining(
  config: TrainingConfig,
  data: PreparedData,
  device: TrainingDevice,
  signal: AbortSignal,
): AsyncGenerator<TrainingEvent> {
  validateTrainingConfig(config);
  await mkdir(config.outputFolder, { recursive: true });
  try {
    for await (const event of trainAll(config, data, device, signal)) {
      if (event.type !== 'step')
        await appendFile(path.join(config.outputFolder, EVENT_LOG), `${JSON.stringify(event)}\n`);
      yield event;
    }
  } catch (error) {
    // Aborted while the next epoch's hard negatives were sought: the checkpoint of the epoch's end stands.
    if (signal.aborted && !(error instanceof AppError)) throw cancelled(error);
    throw error;
  }
}

async function* trainAll(
  config: TrainingConfig,
  data: PreparedData,
  device: TrainingDevice,
  signal: AbortSignal,
): AsyncGenerator<TrainingEvent> {
  yield data.report;
  // Before the network is built, so that the threads start meanwhile.
  const source = createBatchSource(data.training, config.augmentation, config.seed, config.augmentationThreads);
  try {
    yield* trainFrom(source, await startRun(config, data, device, signal));
  } finally {
    await source.close();
  }
}

async function* trainFrom(source: BatchSource, run: Run): AsyncGenerator<TrainingEvent> {
  const { tf } = run.device.ops;
  try {
    yield startedEvent(run);
    const { warning } = run.device;
    if (warning !== undefined) yield { type: 'warning', message: warning };
    yield* trainEpochs(run, batchesOf(run, source));
  } finally {
    run.trainStep.dispose();
    tf.dispose(Object.values(run.state.tensors));
  }
}

function startedEvent({ spec, device, config, stepsPerEpoch, state }: Run): StartedEvent {
  return {
    type: 'started',
    parameterCount: parameterCount(spec),
    device: device.label,
    epochs: config.epochs,
    stepsPerEpoch,
    resumedSteps: state.step,
  };
}
