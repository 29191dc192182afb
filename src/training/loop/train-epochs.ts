import { AppError } from '../../domain/errors/app-error.js';
import type { AugmentedBatch } from '../data/batch-source.js';
import type { EpochEvent, TrainingEvent } from '../training-event.js';
import { advance } from './advance.js';
import { finished, shouldStop, stopAtCheckpoint } from './end-run.js';
import { finishEpoch } from './finish-epoch.js';
import { totalSteps, type Run } from './run.js';
import { saveLast } from './save-run.js';
import { createUntoldSteps } from './untold-steps.js';

/** Step events a second are at most four … */
const SHORTEST_STEP_INTERVAL_MS = 250;
/** … and fewer in a long run, whose every event is stored: some ten thousand a day. */
const LONGEST_STEP_INTERVAL_MS = 5_000;
const STEP_INTERVAL_SHARE = 1 / 2_000;

/** Steps until the epochs are done or validation gains no more. Aborted: saves, then throws CANCELLED. */
export async function* trainEpochs(run: Run, batches: AsyncGenerator<AugmentedBatch>): AsyncGenerator<TrainingEvent> {
  const stepEventIsDue = createInterval(() => stepIntervalMs(run), 0);
  const checkpointIsDue = createInterval(() => run.config.checkpointSeconds * 1000, Date.now());
  const untold = createUntoldSteps();
  for (;;) {
    if (run.signal.aborted) {
      yield* untold.tell();
      yield* stopAtCheckpoint(run);
    }
    if (awaitsValidation(run) && shouldStop(run, yield* validateOrStop(run))) {
      yield finished(run, true);
      return;
    }
    if (checkpointIsDue(isEndOfEpoch(run))) {
      // What the checkpoint holds is not done again: its losses are told now or never.
      yield* untold.tell();
      yield await saveLast(run);
    }
    if (run.state.step >= totalSteps(run)) break;
    const { event, finishesEpoch } = await advance(run, batches);
    untold.add(event);
    if (stepEventIsDue(finishesEpoch)) yield* untold.tell();
    // The step blocks: let messages and signals through.
    await new Promise(setImmediate);
  }
  yield finished(run, false);
}

function isEndOfEpoch({ state, stepsPerEpoch }: Run): boolean {
  return state.step > 0 && state.step % stepsPerEpoch === 0;
}

/** All steps of an epoch are done and its sums still stand: also after a stop in the midst of validating. */
function awaitsValidation(run: Run): boolean {
  return isEndOfEpoch(run) && run.progress.epochSeconds > 0;
}

/** Aborted: saves, so that the epoch's steps are not lost, then throws CANCELLED. */
async function* validateOrStop(run: Run): AsyncGenerator<TrainingEvent, EpochEvent> {
  try {
    return yield* finishEpoch(run);
  } catch (error) {
    if (run.signal.aborted && !(error instanceof AppError)) yield* stopAtCheckpoint(run);
    throw error;
  }
}

function stepIntervalMs({ progress }: Run): number {
  const share = progress.seconds * 1000 * STEP_INTERVAL_SHARE;
  return Math.min(LONGEST_STEP_INTERVAL_MS, Math.max(SHORTEST_STEP_INTERVAL_MS, share));
}

/** Says whether something is due: when forced, or when the interval has passed since it last was. */
function createInterval(intervalMs: () => number, startMs: number): (forced: boolean) => boolean {
  let lastMs = startMs;
  return (forced) => {
    const nowMs = Date.now();
    const due = forced || nowMs - lastMs >= intervalMs();
    if (due) lastMs = nowMs;
    return due;
  };
}
