// The prediction side of a server: a list of events to be told, and a place where the connection may break.
import type { CallContext } from 'nice-grpc-common';
import {
  PredictionState,
  type PredictionEvent,
  type PredictionResult,
  type PredictSlideRequest,
} from '../../clients/typescript/src/messages.js';
import { deferred } from './deferred.js';
import type { PeerServices, WireError } from './peer.js';
import { rpcStatus } from './peer.js';

type Partially<T> = T extends object ? { [K in keyof T]?: Partially<T[K]> | undefined } : T;
interface EventInit {
  sequence: number;
  event: Partially<NonNullable<PredictionEvent['event']>>;
}

export interface PredictionPeer {
  readonly services: PeerServices;
  /** Requests of PredictSlide. */
  readonly requests: PredictSlideRequest[];
  /** `after_sequence` of each WatchPrediction. */
  readonly watched: number[];
  /** Identifiers of CancelPrediction. */
  readonly cancelled: string[];
  /** Resolves at the first CancelPrediction. */
  readonly firstCancel: Promise<string>;
  /** Runs before an event is told; may break the connection, throw, or wait. */
  beforeEvent: (sequence: number, context: CallContext) => Promise<void> | void;
}

export function predictionPeer(events: readonly EventInit[], fullResult?: Partially<PredictionResult>): PredictionPeer {
  const cancel = deferred<string>();

  async function* tell(after: number, context: CallContext): AsyncGenerator<{ event: EventInit }> {
    for (const event of events.filter(({ sequence }) => sequence > after)) {
      await peer.beforeEvent(event.sequence, context);
      yield { event };
    }
  }

  const peer: PredictionPeer = {
    requests: [],
    watched: [],
    cancelled: [],
    firstCancel: cancel.promise,
    beforeEvent: () => undefined,
    services: {
      predictions: {
        // The events are whole enough for the encoder; spelling out every field would hide what a test is about.
        async *predictSlide(request, context) {
          peer.requests.push(request);
          yield* tell(0, context) as AsyncGenerator<never>;
        },
        async *watchPrediction({ afterSequence }, context) {
          peer.watched.push(afterSequence);
          yield* tell(afterSequence, context) as AsyncGenerator<never>;
        },
        async cancelPrediction({ predictionId }) {
          peer.cancelled.push(predictionId);
          cancel.resolve(predictionId);
          return {};
        },
        async getPrediction({ predictionId, includePatchScores }) {
          const result = includePatchScores ? fullResult : undefined;
          return { prediction: { id: predictionId, state: PredictionState.SUCCEEDED, result: result as never } };
        },
      },
    },
  };
  return peer;
}

export function accepted(sequence: number): EventInit {
  return { sequence, event: { $case: 'accepted', value: { id: 'p1', state: PredictionState.QUEUED } } };
}

export function progress(sequence: number, patchesDone: number): EventInit {
  return { sequence, event: { $case: 'progress', value: { patchesDone, patchesTotal: 10 } } };
}

export function succeeded(sequence: number, result: Partially<PredictionResult> = {}): EventInit {
  const value = { id: 'p1', state: PredictionState.SUCCEEDED, result: { ensembleProbability: 0.75, ...result } };
  return { sequence, event: { $case: 'finished', value } };
}

export function failed(sequence: number, error: WireError, state: PredictionState = PredictionState.FAILED): EventInit {
  return { sequence, event: { $case: 'finished', value: { id: 'p1', state, error: rpcStatus(error) } } };
}
