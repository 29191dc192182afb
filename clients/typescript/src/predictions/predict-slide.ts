// A slide's prediction as a sequence of events that neither a lost connection nor a restarted server breaks.
import { randomUUID } from 'node:crypto';
import type { RetryPolicy } from '../calls/retry-policy.js';
import { SentinodeError } from '../errors/sentinode-error.js';
import {
  Priority,
  type Prediction,
  type PredictionEvent,
  type PredictionParameters,
  type PredictionProgress,
  type PredictionResult,
} from '../gen/sentinode/v1/prediction.js';
import { keepTrying, type KeepTrying } from '../keep-trying.js';
import { present } from '../present.js';
import type { PredictionClient } from '../service-clients.js';
import { cancelPrediction } from './cancel-prediction.js';
import { endedPrediction } from './ended-prediction.js';

export interface PredictSlideOptions {
  /** Which patches, how they are aggregated, which ensemble; each left out means the server's default. */
  readonly parameters?: Parameters<typeof PredictionParameters.fromPartial>[0];
  /** Puts every patch's score into the result. */
  readonly includePatchScores?: boolean;
  /** Idempotency key: the same one joins the prediction that runs, or replays it. A new UUID by default. */
  readonly requestId?: string;
  /** Leaves the prediction running when the iteration ends early or the signal fires; else it is cancelled. */
  readonly keepRunning?: boolean;
  /** How soon; `Priority.ROUTINE` by default. */
  readonly priority?: Priority;
  /** How long to bear failures without an event before the last one is thrown; 120,000 ms by default. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

export type SucceededPrediction = Prediction & { readonly result: PredictionResult };

/** Events in order, each once; the last is `finished`. Throws a `SentinodeError` when the prediction fails. */
export interface PredictionRun extends AsyncIterable<PredictionEvent> {
  /** Follows the prediction to its end. Use this or iterate, not both. */
  result(onProgress?: (progress: PredictionProgress) => void): Promise<SucceededPrediction>;
}

/** Starts (at the first step of the iteration) and follows a prediction. */
export function predictSlide(
  predictions: PredictionClient,
  policy: RetryPolicy,
  slideId: string,
  options: PredictSlideOptions = {},
): PredictionRun {
  const request: RunRequest = { slideId, requestId: options.requestId ?? randomUUID(), options };
  const events = follow(predictions, policy, request);
  return {
    [Symbol.asyncIterator]: () => events,
    result: (onProgress) => lastOf(events, onProgress),
  };
}

interface RunRequest {
  readonly slideId: string;
  readonly requestId: string;
  readonly options: PredictSlideOptions;
}

/** How far the caller has been told. */
interface Position {
  predictionId: string | undefined;
  sequence: number;
}

async function* follow(
  predictions: PredictionClient,
  policy: RetryPolicy,
  request: RunRequest,
): AsyncGenerator<PredictionEvent, void, undefined> {
  const { options } = request;
  const tries = keepTrying(policy, options.patienceMs ?? 120_000, options.signal);
  const position: Position = { predictionId: undefined, sequence: 0 };
  let settled = false;
  try {
    let finished: PredictionEvent | undefined;
    while (finished === undefined) {
      try {
        finished = yield* untilFinished(newEvents(predictions, request, position), tries);
      } catch (error) {
        await tries.pauseAfter(error);
      }
    }
    settled = true;
    yield await endedPrediction(predictions, finished, options);
  } catch (error) {
    settled ||= error instanceof SentinodeError;
    throw error;
  } finally {
    // Left early by the caller: the server was told to go on through lost connections, so it must be told to stop.
    if (!settled && options.keepRunning !== true)
      await cancelPrediction(predictions, wireRequest(request), position.predictionId);
  }
}

/** Passes events on until the last, which it returns. */
async function* untilFinished(
  events: AsyncIterable<PredictionEvent>,
  tries: KeepTrying,
): AsyncGenerator<PredictionEvent, PredictionEvent, undefined> {
  for await (const event of events) {
    tries.advanced();
    if (event.event?.$case === 'finished') return event;
    yield event;
  }
  throw endedEarly();
}

async function* newEvents(
  predictions: PredictionClient,
  request: RunRequest,
  position: Position,
): AsyncGenerator<PredictionEvent, void, undefined> {
  for await (const { event } of attach(predictions, request, position)) {
    const received = present(event, 'PredictSlide');
    // A request that joins its own prediction is told everything from the start.
    if (received.sequence <= position.sequence) continue;
    position.sequence = received.sequence;
    if (received.event?.$case === 'accepted') position.predictionId = received.event.value.id;
    yield received;
  }
}

function attach(
  predictions: PredictionClient,
  request: RunRequest,
  position: Position,
): AsyncIterable<{ event: PredictionEvent | undefined }> {
  const { signal } = request.options;
  const callOptions = signal === undefined ? {} : { signal };
  return position.predictionId === undefined
    ? predictions.predictSlide(wireRequest(request), callOptions)
    : predictions.watchPrediction(
        { predictionId: position.predictionId, afterSequence: position.sequence },
        callOptions,
      );
}

function wireRequest({ slideId, requestId, options }: RunRequest): Parameters<PredictionClient['predictSlide']>[0] {
  const includePatchScores = options.includePatchScores ?? false;
  const { parameters, priority = Priority.UNSPECIFIED } = options;
  return { slideId, requestId, parameters, includePatchScores, keepRunning: true, priority };
}

function endedEarly(): SentinodeError {
  return new SentinodeError({
    code: 'UNAVAILABLE',
    message: 'the stream ended before the prediction',
    method: 'PredictSlide',
  });
}

async function lastOf(
  events: AsyncIterable<PredictionEvent>,
  onProgress?: (progress: PredictionProgress) => void,
): Promise<SucceededPrediction> {
  for await (const { event } of events) {
    if (event?.$case === 'progress') onProgress?.(event.value);
    if (event?.$case === 'finished') return { ...event.value, result: present(event.value.result, 'PredictSlide') };
  }
  throw endedEarly();
}
