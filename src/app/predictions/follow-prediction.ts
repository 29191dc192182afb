import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { NumberedPredictionEvent, Prediction } from '../../domain/predictions/prediction.js';
import { hasEnded } from '../../domain/work-state.js';
import type { PredictionPorts } from './prediction-ports.js';

/**
 * Follows as the one who asked: when the last of these goes away, the work stops, unless it was told to keep running.
 */
export async function* followAsOwner(
  ports: PredictionPorts,
  prediction: Prediction,
  signal: AbortSignal,
): AsyncGenerator<NumberedPredictionEvent, void, undefined> {
  const unwatch = ports.watchers.add(prediction.id, 'owner');
  try {
    yield* eventsOf(ports, prediction, 0, signal);
  } finally {
    unwatch();
    if (!prediction.keepRunning && !ports.watchers.hasOwner(prediction.id)) {
      const gone = new AppError('CANCELLED', 'the caller went away');
      ports.jobs.cancel(prediction.id, signal.aborted ? abortError(signal) : gone);
    }
  }
}

/** Looks on; coming and going changes nothing. */
export async function* followAsOnlooker(
  ports: PredictionPorts,
  prediction: Prediction,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedPredictionEvent, void, undefined> {
  const unwatch = ports.watchers.add(prediction.id, 'onlooker');
  try {
    yield* eventsOf(ports, prediction, afterSequence, signal);
  } finally {
    unwatch();
  }
}

async function* eventsOf(
  { metadata }: PredictionPorts,
  prediction: Prediction,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedPredictionEvent, void, undefined> {
  const { predictionEvents } = metadata;
  // A crash may have come between the row's end and its last event; a second `finished` is dropped by the log.
  if (hasEnded(prediction) && !(await predictionEvents.isFinished(prediction.id))) {
    await predictionEvents.append(prediction.id, { kind: 'finished', prediction });
  }
  yield* predictionEvents.follow(prediction.id, afterSequence, signal);
  throwIfAborted(signal);
}
