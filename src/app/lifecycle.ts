// From the first look at what a stop has left to the last job's end.
import type { ModelParts } from './models/model-use-cases.js';
import type { PredictionPorts } from './predictions/prediction-ports.js';
import { recoverPredictions, resumePredictions } from './predictions/recover-predictions.js';
import { finishDeletions } from './slides/delete-slide.js';
import type { SlidePorts } from './slides/slide-use-cases.js';
import { dropStaleCheckpoints, recoverRuns } from './training/recover-runs.js';
import type { TrainingPorts } from './training/training-ports.js';
import { dropExpiredUploads, recoverUploads } from './uploads/recover-uploads.js';

export interface Lifecycle {
  /**
   * Puts right what a stop has left; await it before the first request. Models then load in the background:
   * `readiness` tells when, and predictions that go on wait for them.
   */
  start(): Promise<void>;
  /** Resolves once the models' first load has ended, well or not; `readiness` tells which. */
  modelsLoaded(): Promise<void>;
  /** Ends the jobs: those that do not end within `graceMs` are stopped, and kept for the next start where they may. */
  stop(graceMs: number): Promise<void>;
}

export interface LivingParts {
  readonly models: ModelParts;
  readonly slidePorts: SlidePorts;
  readonly predictionPorts: PredictionPorts;
  readonly trainingPorts: TrainingPorts;
}

/**
 * How often expired uploads and stale checkpoints are looked for: their room is wanted back within minutes, not
 * seconds.
 */
const SWEEP_EVERY_MS = 10 * 60_000;

export function createLifecycle(parts: LivingParts): Lifecycle {
  const { models, predictionPorts, trainingPorts } = parts;
  const { log, jobs } = predictionPorts;
  const stopping = new AbortController();
  let sweep: NodeJS.Timeout | undefined;
  let background: Promise<void> = Promise.resolve();
  const logged = (work: Promise<void>, message: string): Promise<void> =>
    work.catch((error: unknown) => {
      if (!stopping.signal.aborted) log.error({ err: error }, message);
    });
  return {
    start: async () => {
      await clearAway(parts);
      sweep = setInterval(() => {
        void logged(dropExpiredUploads(parts.slidePorts), 'expired uploads could not be dropped');
        void logged(dropStaleCheckpoints(trainingPorts), 'stale checkpoints could not be dropped');
      }, SWEEP_EVERY_MS).unref();
      const resumable = await recoverPredictions(predictionPorts);
      await dropStaleCheckpoints(trainingPorts);
      await recoverRuns(trainingPorts);
      // Loading takes tens of seconds, and calls that need no model are answered meanwhile.
      const loadThenResume = models
        .serveEnsemble(stopping.signal)
        .then(() => resumePredictions(predictionPorts, resumable));
      background = logged(loadThenResume, 'the start did not complete');
    },
    modelsLoaded: () => background,
    stop: async (graceMs) => {
      clearInterval(sweep);
      stopping.abort();
      // A run takes hours: it is stopped at once, at a checkpoint.
      await Promise.all([jobs.drain(graceMs), trainingPorts.trainingJobs.drain(0)]);
      await background;
    },
  };
}

/** What a stop has left half done: uploads, deletions, versions that were being made. */
async function clearAway({ models, slidePorts }: LivingParts): Promise<void> {
  await recoverUploads(slidePorts);
  await finishDeletions(slidePorts);
  await models.dropUnfinished();
}
