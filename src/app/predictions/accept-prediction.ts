// From an accepted prediction to a job in the queue, with its row and first event on disk before it runs.
import { AppError } from '../../domain/errors/app-error.js';
import { measureGrid } from '../../domain/geometry/grid.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { SubmitOptions } from '../../ports/job-runner.js';
import { submitStored, type StoredWork } from '../submit-stored.js';
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

function submit(
  ports: PredictionPorts,
  prediction: Prediction,
  slide: Slide,
  options: SubmitOptions,
  store: () => Promise<void>,
): Promise<void> {
  const { id, tenant, priority } = prediction;
  const tracker = createProgressTracker(() => ports.clock.monotonic());
  const acceptedMs = ports.clock.monotonic();
  const work: StoredWork<Heartbeat> = {
    id,
    tenant,
    patches: mostPatches(ports, prediction, slide),
    ...(priority && { priority }),
    name: 'predict slide',
    store: async () => {
      await store();
      return beat(ports, id, tracker);
    },
    run: (heartbeat, signal) => runPrediction(ports, { prediction, slide, tracker, heartbeat, acceptedMs }, signal),
  };
  return submitStored(ports, work, options);
}

/**
 * As many as its grid has cells or the sample asks for; how many of them are tissue is not known before it is opened.
 */
function mostPatches({ serving }: PredictionPorts, { parameters: { sampling } }: Prediction, slide: Slide): number {
  const ensemble = serving.ensembleOrProblem();
  // Recovered before the models are there, or of a slide that will be refused: it counts for nothing in the queue.
  if (ensemble instanceof AppError || slide.spacing === undefined) return 0;
  const { columns, rows } = measureGrid({
    slideWidthPx: slide.facts.widthPx,
    slideHeightPx: slide.facts.heightPx,
    slideSpacing: slide.spacing,
    patchSizePx: ensemble.manifest.patchSizePx,
    patchSpacing: ensemble.manifest,
  });
  return sampling.mode === 'all' ? columns * rows : Math.min(sampling.count, columns * rows);
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
