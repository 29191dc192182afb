// The training loop: one run from data to checkpoints, as a stream of events.
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { buildNetwork } from '../domain/networks/architecture.js';
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import { restrictToWindow } from '../domain/networks/restrict-to-window.js';
import { parameterCount } from '../domain/networks/weight-shapes.js';
import { centreWindow } from '../domain/networks/window.js';
import { createRandomStream } from '../domain/random/seeded-random.js';
import { classBalancedOrder } from '../domain/sampling/class-balanced-order.js';
import { readWeights } from '../weights/read-weights.js';
import { createBatchSource, type AugmentedBatch, type PlannedBatch } from './batch-source.js';
import { loadCheckpoint, saveCheckpoint, saveWeights, type RunProgress } from './checkpoint.js';
import { evaluate, type Evaluation } from './evaluate.js';
import { initialWeights } from './initial-weights.js';
import { learningRateAt, nextPlateau, startPlateau } from './learning-rate.js';
import { byName, layoutOf, sliceFlat } from './parameter-layout.js';
import type { PreparedData } from './prepare-data.js';
import { runIdentity } from './run-identity.js';
import { validateTrainingConfig, type TrainingConfig } from './training-config.js';
import type { EpochEvent, FinishedEvent, StepEvent, TrainingEvent } from './training-event.js';
import type { TrainingDevice } from './training-device.js';
import { createTrainStep, type TrainStep } from './training-step.js';
import { createTrainingState, type TrainingState } from './training-state.js';

interface Run {
  readonly config: TrainingConfig;
  readonly device: TrainingDevice;
  readonly signal: AbortSignal;
  readonly data: PreparedData;
  readonly spec: NetworkSpec;
  readonly windowSpec: NetworkSpec;
  readonly state: TrainingState;
  readonly progress: RunProgress;
  readonly identity: string;
  readonly stepsPerEpoch: number;
  readonly trainStep: TrainStep;
}

/** Step events a second at most. */
const STEP_EVENT_INTERVAL_MS = 250;

export const LAST_CHECKPOINT = 'last.checkpoint.safetensors';
export const BEST_WEIGHTS = 'best.safetensors';
export const EVENT_LOG = 'events.jsonl';

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
    // Aborted between two checkpoints, while validating: the last one stands.
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
  const run = await startRun(config, data, device, signal);
  yield {
    type: 'started',
    parameterCount: parameterCount(run.spec),
    device: device.label,
    epochs: config.epochs,
    stepsPerEpoch: run.stepsPerEpoch,
    resumedSteps: run.state.step,
  };
  const source = createBatchSource(data.training, config.augmentation, config.seed, config.augmentationThreads);
  try {
    yield* trainEpochs(run, source.stream(planBatches(run)));
  } finally {
    await source.close();
    run.device.ops.tf.dispose(Object.values(run.state.tensors));
  }
}

async function startRun(
  config: TrainingConfig,
  data: PreparedData,
  device: TrainingDevice,
  signal: AbortSignal,
): Promise<Run> {
  const { tf } = device.ops;
  const spec = buildNetwork(config.architecture);
  const plane = { height: config.patchSizePx, width: config.patchSizePx };
  const windowSpec = restrictToWindow(spec, plane, centreWindow(plane, config.centreSizePx));
  const { initialWeightsFile } = config;
  const weights =
    initialWeightsFile === undefined ? initialWeights(spec, config.seed) : await readWeights(initialWeightsFile, spec);
  const state = createTrainingState(tf, spec, weights);
  const identity = runIdentity(config, data.report.sha256);
  const saved = await loadCheckpoint(tf, path.join(config.outputFolder, LAST_CHECKPOINT), state, identity);
  const patches = config.patchesPerEpoch === 0 ? data.training.patches.length : config.patchesPerEpoch;
  return {
    config,
    device,
    signal,
    data,
    spec,
    windowSpec,
    state,
    identity,
    progress: saved ?? freshProgress(config),
    stepsPerEpoch: Math.max(1, Math.floor(patches / config.batchSize)),
    trainStep: createTrainStep(device.ops, windowSpec, config),
  };
}

function freshProgress(config: TrainingConfig): RunProgress {
  return {
    step: 0,
    epochLoss: 0,
    epochCorrect: 0,
    epochSeconds: 0,
    epochDataWaitSeconds: 0,
    seconds: 0,
    plateau: startPlateau(config.learningRate),
    best: undefined,
    startedAt: new Date().toISOString(),
  };
}

/** Batches from the state's step to the end; an epoch's order depends on seed and epoch alone, so a continued run repeats it. */
function* planBatches({ config, data, state, stepsPerEpoch }: Run): Generator<PlannedBatch> {
  const labels = data.training.patches.map((patch) => patch.tumour);
  const totalSteps = stepsPerEpoch * config.epochs;
  let order: readonly number[] = [];
  let orderEpoch = -1;
  for (let step = state.step; step < totalSteps; step += 1) {
    const epoch = Math.floor(step / stepsPerEpoch);
    if (epoch !== orderEpoch) {
      order = classBalancedOrder(
        labels,
        stepsPerEpoch * config.batchSize,
        createRandomStream(config.seed, 0x0de5, epoch),
      );
      orderEpoch = epoch;
    }
    const start = (step % stepsPerEpoch) * config.batchSize;
    yield { step, indices: order.slice(start, start + config.batchSize) };
  }
}

async function* trainEpochs(run: Run, batches: AsyncGenerator<AugmentedBatch>): AsyncGenerator<TrainingEvent> {
  const { config, state, progress, stepsPerEpoch } = run;
  const totalSteps = stepsPerEpoch * config.epochs;
  let lastCheckpointMs = Date.now();
  let lastStepEventMs = 0;
  while (state.step < totalSteps) {
    if (run.signal.aborted) yield* stopEarly(run);
    const { event, finishesEpoch } = await advance(run, batches);
    if (Date.now() - lastStepEventMs >= STEP_EVENT_INTERVAL_MS || finishesEpoch) {
      lastStepEventMs = Date.now();
      yield event;
    }
    if (finishesEpoch) {
      const epochEvent = yield* finishEpoch(run, event);
      if (shouldStop(run, epochEvent)) {
        yield finished(run, true);
        return;
      }
    }
    if (finishesEpoch || Date.now() - lastCheckpointMs >= config.checkpointSeconds * 1000) {
      lastCheckpointMs = Date.now();
      yield await checkpoint(run);
    }
    // The step blocks: let messages and signals through.
    await new Promise(setImmediate);
  }
  if (progress.best !== undefined) yield finished(run, false);
}

interface Advance {
  readonly event: StepEvent;
  readonly finishesEpoch: boolean;
}

/** One step: wait for its batch, compute, keep the sums. */
async function advance(run: Run, batches: AsyncGenerator<AugmentedBatch>): Promise<Advance> {
  const { config, data, state, progress, stepsPerEpoch } = run;
  const startMs = performance.now();
  const next = await batches.next();
  if (next.done === true) throw new AppError('INTERNAL', 'the batch plan ended before the run');
  const waitedSeconds = (performance.now() - startMs) / 1000;
  const { step } = state;
  const totalSteps = stepsPerEpoch * config.epochs;
  const { schedule, learningRate: peak, warmUpShare } = config;
  const learningRate = learningRateAt({ schedule, peak, warmUpShare, step, totalSteps, plateau: progress.plateau });
  const targets = Float32Array.from(next.value.indices, (index) =>
    data.training.patches[index]?.tumour === true ? 1 : 0,
  );
  const result = run.trainStep(state, { pixels: next.value.pixels, targets, sizePx: config.patchSizePx }, learningRate);
  if (!Number.isFinite(result.loss)) {
    throw new AppError(
      'TRAINING_DIVERGED',
      `the loss is ${result.loss} at step ${step + 1}; a lower learning rate may help`,
    );
  }
  const seconds = (performance.now() - startMs) / 1000;
  progress.step = state.step;
  progress.epochLoss += result.loss;
  progress.epochCorrect += result.correct;
  progress.epochSeconds += seconds;
  progress.epochDataWaitSeconds += waitedSeconds;
  progress.seconds += seconds;
  const stepOfEpoch = (step % stepsPerEpoch) + 1;
  const event: StepEvent = {
    type: 'step',
    epoch: Math.floor(step / stepsPerEpoch) + 1,
    step: stepOfEpoch,
    stepsPerEpoch,
    loss: result.loss,
    accuracy: result.correct / targets.length,
    learningRate,
    imagesPerSecond: targets.length / seconds,
    etaSeconds: (totalSteps - state.step) * (progress.seconds / state.step),
  };
  return { event, finishesEpoch: stepOfEpoch === stepsPerEpoch };
}

async function* finishEpoch(run: Run, lastStep: StepEvent): AsyncGenerator<TrainingEvent, EpochEvent> {
  const { config, progress, stepsPerEpoch } = run;
  const startMs = performance.now();
  const evaluation = await evaluateAverage(run);
  const validationSeconds = (performance.now() - startMs) / 1000;
  progress.seconds += validationSeconds;
  progress.plateau = nextPlateau(progress.plateau, evaluation.loss);
  const best = evaluation.auc.auc > (progress.best?.auc.auc ?? 0);
  if (best) {
    progress.best = { epoch: lastStep.epoch, auc: evaluation.auc };
    yield await saveBest(run, lastStep.epoch);
  }
  const event: EpochEvent = {
    type: 'epoch',
    epoch: lastStep.epoch,
    trainingLoss: progress.epochLoss / stepsPerEpoch,
    trainingAccuracy: progress.epochCorrect / (stepsPerEpoch * config.batchSize),
    validationLoss: evaluation.loss,
    validationAccuracy: evaluation.accuracy,
    validationAuc: evaluation.auc,
    seconds: progress.epochSeconds + validationSeconds,
    dataWaitSeconds: progress.epochDataWaitSeconds,
    validationSeconds,
    learningRate: lastStep.learningRate,
    best,
  };
  Object.assign(progress, { epochLoss: 0, epochCorrect: 0, epochSeconds: 0, epochDataWaitSeconds: 0 });
  yield event;
  return event;
}

async function evaluateAverage(run: Run): Promise<Evaluation> {
  const { tf } = run.device.ops;
  const layout = layoutOf(run.spec);
  const { averageTrained, averageStatistics } = run.state.tensors;
  const weights = tf.tidy(() => [
    ...sliceFlat(tf, layout.trained, averageTrained),
    ...sliceFlat(tf, layout.statistics, averageStatistics),
  ]);
  try {
    const named = byName([...layout.trained, ...layout.statistics], weights);
    return await evaluate(
      run.device.ops,
      run.windowSpec,
      named,
      run.data.validation,
      run.config.aggregation,
      run.signal,
    );
  } finally {
    tf.dispose(weights);
  }
}

async function saveBest(run: Run, epoch: number): Promise<TrainingEvent> {
  const file = path.join(run.config.outputFolder, BEST_WEIGHTS);
  const metadata = { epoch: String(epoch), validationAuc: String(run.progress.best?.auc.auc ?? '') };
  await saveWeights(file, run.spec, run.state, metadata);
  return { type: 'checkpoint', kind: 'best', epoch, step: run.state.step, file };
}

async function checkpoint(run: Run): Promise<TrainingEvent> {
  const file = path.join(run.config.outputFolder, LAST_CHECKPOINT);
  await saveCheckpoint(file, run.state, run.progress, run.identity);
  const epoch = Math.floor(Math.max(0, run.state.step - 1) / run.stepsPerEpoch) + 1;
  return { type: 'checkpoint', kind: 'last', epoch, step: run.state.step, file };
}

async function* stopEarly(run: Run): AsyncGenerator<TrainingEvent, never> {
  yield await checkpoint(run);
  throw cancelled();
}

function cancelled(cause?: unknown): AppError {
  return new AppError('CANCELLED', 'training stopped at a checkpoint; the same configuration continues it', { cause });
}

function shouldStop({ config, progress }: Run, { epoch }: EpochEvent): boolean {
  return config.earlyStopEpochs > 0 && epoch - (progress.best?.epoch ?? 0) >= config.earlyStopEpochs;
}

function finished({ config, progress, state, stepsPerEpoch }: Run, stoppedEarly: boolean): FinishedEvent {
  if (progress.best === undefined) throw new AppError('INTERNAL', 'a run ended without a validated epoch');
  return {
    type: 'finished',
    epochs: Math.floor(state.step / stepsPerEpoch),
    stoppedEarly,
    bestEpoch: progress.best.epoch,
    bestAuc: progress.best.auc,
    bestCheckpoint: path.join(config.outputFolder, BEST_WEIGHTS),
    seconds: progress.seconds,
  };
}
