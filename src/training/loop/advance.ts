import { AppError } from '../../domain/errors/app-error.js';
import type { AugmentedBatch } from '../data/batch-source.js';
import { learningRateAt } from '../learning-rate.js';
import { addStep } from '../run-progress.js';
import type { StepEvent } from '../training-event.js';
import type { StepResult } from '../training-step.js';
import { epochOfStep, totalSteps, type Run } from './run.js';

export interface Advance {
  readonly event: StepEvent;
  readonly finishesEpoch: boolean;
}

/** One step: wait for its batch, compute, keep the sums. Throws TRAINING_DIVERGED. */
export async function advance(run: Run, batches: AsyncGenerator<AugmentedBatch>): Promise<Advance> {
  const startMs = performance.now();
  const batch = await nextBatch(batches);
  const waitedSeconds = secondsSince(startMs);
  const learningRate = learningRateOf(run, run.state.step);
  const result = compute(run, batch, learningRate);
  const seconds = secondsSince(startMs);
  addStep(run.progress, { ...result, step: run.state.step, seconds, waitedSeconds });
  const event = stepEvent(run, { ...result, learningRate, patches: batch.indices.length, seconds });
  return { event, finishesEpoch: event.step === run.stepsPerEpoch };
}

async function nextBatch(batches: AsyncGenerator<AugmentedBatch>): Promise<AugmentedBatch> {
  const next = await batches.next();
  if (next.done === true) throw new AppError('INTERNAL', 'the batch plan ended before the run');
  return next.value;
}

/** Of the step with this index, from 0; the plateau is that of the epoch under way. */
export function learningRateOf(run: Run, step: number): number {
  const { schedule, learningRate: peak, warmUpShare } = run.config;
  const { plateau } = run.progress;
  return learningRateAt({ schedule, peak, warmUpShare, step, totalSteps: totalSteps(run), plateau });
}

function compute(run: Run, batch: AugmentedBatch, learningRate: number): StepResult {
  const { config, data, state, trainStep } = run;
  const { patches } = data.training;
  const targets = Float32Array.from(batch.indices, (index) => (patches[index]?.tumour === true ? 1 : 0));
  const result = trainStep(state, { pixels: batch.pixels, targets, sizePx: config.patchSizePx }, learningRate);
  if (!Number.isFinite(result.loss)) {
    const step = placeOfStep(run, state.step - 1);
    throw new AppError(
      'TRAINING_DIVERGED',
      `the loss is ${result.loss} at step ${step.step} of epoch ${step.epoch}; the last checkpoint stays. A lower learning rate may help`,
      { metadata: { epoch: String(step.epoch), step: String(step.step) } },
    );
  }
  return result;
}

interface StepFigures extends StepResult {
  readonly learningRate: number;
  readonly patches: number;
  readonly seconds: number;
}

/** The event of the step that `run.state` has just counted. */
function stepEvent(run: Run, figures: StepFigures): StepEvent {
  const { state, progress, stepsPerEpoch } = run;
  const step = state.step - 1;
  return {
    type: 'step',
    ...placeOfStep(run, step),
    stepsPerEpoch,
    loss: figures.loss,
    losses: [figures.loss],
    accuracy: figures.correct / figures.patches,
    learningRate: figures.learningRate,
    imagesPerSecond: figures.patches / figures.seconds,
    etaSeconds: (totalSteps(run) - state.step) * (progress.seconds / state.step),
  };
}

function placeOfStep(run: Run, step: number): Pick<StepEvent, 'epoch' | 'step'> {
  return { epoch: epochOfStep(run, step), step: (step % run.stepsPerEpoch) + 1 };
}

function secondsSince(startMs: number): number {
  return (performance.now() - startMs) / 1000;
}
