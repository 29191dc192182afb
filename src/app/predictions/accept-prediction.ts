// From an accepted prediction to a job in the queue, with its row and first event on disk before it runs.
import { createDeferred } from '../../domain/async/deferred.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { SubmitOptions } from '../../ports/job-runner.js';
import { startHeartbeat, type Heartbeat } from './heartbeat.js';
import type { PredictionPorts } from './prediction-ports.js';
import { createProgressTracker, type ProgressTracker } from './progress-tracker.js';
import { runPrediction } from './run-prediction.js';

/** Throws QUEUE_FULL before anything is stored; when the row cannot be stored, the job never runs. */
export async function acceptPrediction(ports: PredictionPorts, prediction: Prediction, slide: Slide): Promise<void> {
  await submit(ports, prediction, slide, { recovered: false }, async () => {
    const { predictionEvents, predictions } = ports.metadata;
    await predictionEvents.append(prediction.id, { kind: 'accepted', prediction });
    await predictions.put(prediction).catch(async (error: unknown) => {
      await predictionEvents.delete(prediction.id);
      throw error;
    });
  });
}

/** Puts a prediction that was accepted before a restart back into the queue, however full that is. */
export async function resumePrediction(ports: PredictionPorts, prediction: Prediction, slide: Slide): Promise<void> {
  await submit(ports, prediction, slide, { recovered: true }, () => ports.metadata.predictions.put(prediction));
}

async function submit(
  ports: PredictionPorts,
  prediction: Prediction,
  slide: Slide,
  options: SubmitOptions,
  store: () => Promise<void>,
): Promise<void> {
  const { id, tenant } = prediction;
  const tracker = createProgressTracker(() => ports.clock.monotonic());
  const acceptedMs = ports.clock.monotonic();
  // Undefined: it could not be stored, so that it must not run.
  const stored = createDeferred<Heartbeat | undefined>();
  const ended = createDeferred<undefined>();
  const run = async (signal: AbortSignal): Promise<void> => {
    try {
      const heartbeat = await stored.promise;
      if (heartbeat === undefined) return;
      await runPrediction(ports, { prediction, slide, tracker, heartbeat, acceptedMs }, signal);
    } finally {
      ports.running.delete(id);
      ended.resolve(undefined);
    }
  };
  ports.jobs.submit({ id, tenant, run }, options);
  ports.running.set(id, ended.promise);
  try {
    await store();
    stored.resolve(beat(ports, id, tracker));
  } catch (error) {
    stored.resolve(undefined);
    ports.jobs.cancel(id, new AppError('CANCELLED', 'the prediction could not be stored', { cause: error }));
    throw error;
  }
}

function beat(
  { metadata, jobs, watchers, clock, log }: PredictionPorts,
  id: string,
  tracker: ProgressTracker,
): Heartbeat {
  return startHeartbeat({
    now: () => clock.monotonic(),
    isWatched: () => watchers.isWatched(id),
    tell: async () => {
      const progress = tracker.snapshot(jobs.position(id) ?? 0);
      await metadata.predictionEvents.append(id, { kind: 'progress', progress });
    },
    onError: (error) => {
      log.warn({ err: error, predictionId: id }, 'progress could not be stored');
    },
  });
}
