// The events of a run across lost connections: what a server stores is not lost with the line to it.
import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionLoss, type TrainResponse } from '@sentinode/client';

export interface Follow {
  /** The first stream: of a run that begins, or of one that is watched. */
  readonly events: AsyncIterable<TrainResponse>;
  /** Another stream of the same run, after an event. */
  readonly reopen: (runId: string, afterSequence: number) => AsyncIterable<TrainResponse>;
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
  /** How long a server may be away without an event in between: a minute is long enough for a restart. */
  readonly patienceMs?: number;
  readonly retryIntervalMs?: number;
}

/** Ends with the run. Throws what the last stream threw, once the server has been away for too long. */
export async function* followEvents(follow: Follow): AsyncGenerator<TrainResponse> {
  const { events, reopen, signal, note, patienceMs = 60_000, retryIntervalMs = 1_000 } = follow;
  let stream = events;
  let last: TrainResponse | undefined;
  let lostAtMs: number | undefined;
  for (;;) {
    try {
      for await (const response of stream) {
        lostAtMs = undefined;
        last = response;
        yield response;
      }
      return;
    } catch (error) {
      lostAtMs ??= performance.now();
      if (last === undefined || hasEnded(last) || signal.aborted || !isConnectionLoss(error)) throw error;
      if (performance.now() - lostAtMs > patienceMs) throw error;
      if (stream === events) note('the connection is lost; looking for the server …');
      await sleep(retryIntervalMs, undefined, { signal });
      stream = reopen(last.runId, last.sequence);
    }
  }
}

function hasEnded({ event }: TrainResponse): boolean {
  return event?.$case === 'ended' || event?.$case === 'finished';
}
