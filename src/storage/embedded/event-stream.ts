// One prediction's events while somebody writes or follows them.
import type { AppError } from '../../domain/errors/app-error.js';
import type { NumberedPredictionEvent, PredictionEvent } from '../../domain/predictions/prediction.js';
import { appendEvent, cutEvents, readEvents } from './event-file.js';
import { guarded } from './storage-error.js';

/** Live events kept in memory: two minutes at two a second. A slower follower reads the file. */
const RECENT_EVENTS = 256;

export interface EventStream {
  append(event: PredictionEvent): Promise<NumberedPredictionEvent>;
  follow(afterSequence: number, signal: AbortSignal): AsyncIterable<NumberedPredictionEvent>;
  interrupt(error: AppError): void;
  readonly finished: boolean;
}

interface StreamState {
  readonly path: string;
  lengthBytes: number;
  last: NumberedPredictionEvent | undefined;
  readonly recent: NumberedPredictionEvent[];
  readonly waiting: Set<() => void>;
  failure: AppError | undefined;
}

/** Reads what is stored; a torn last line is dropped, its number is given again. */
export async function openEventStream(path: string): Promise<EventStream> {
  const stored = await readEvents(path);
  await cutEvents(path, stored.lengthBytes);
  const state: StreamState = {
    path,
    lengthBytes: stored.lengthBytes,
    last: stored.events.at(-1),
    recent: stored.events.slice(-RECENT_EVENTS),
    waiting: new Set(),
    failure: undefined,
  };
  let tail: Promise<unknown> = Promise.resolve();
  return {
    get finished() {
      return isFinished(state);
    },
    append: (event) => {
      const turn = tail.then(() => appendTo(state, event));
      tail = turn.catch(() => undefined);
      return turn;
    },
    follow: (afterSequence, signal) => followFrom(state, afterSequence, signal),
    interrupt: (error) => {
      state.failure = error;
      wake(state);
    },
  };
}

async function appendTo(state: StreamState, event: PredictionEvent): Promise<NumberedPredictionEvent> {
  if (state.last !== undefined && isFinished(state)) return state.last;
  const numbered = { sequence: (state.last?.sequence ?? 0) + 1, event };
  // Progress is written too, so that a follower after a crash sees no gap, but it is not worth an fsync.
  const durable = event.kind !== 'progress';
  state.lengthBytes = await appendEvent(state.path, state.lengthBytes, numbered, durable);
  state.last = numbered;
  state.recent.push(numbered);
  if (state.recent.length > RECENT_EVENTS) state.recent.shift();
  wake(state);
  return numbered;
}

async function* followFrom(
  state: StreamState,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedPredictionEvent> {
  let after = afterSequence;
  while (!signal.aborted) {
    const events = await eventsAfter(state, after);
    for (const event of events) {
      yield event;
      after = event.sequence;
      if (hasFired(signal)) return;
    }
    if (events.length > 0) continue;
    if (state.last !== undefined && isFinished(state)) {
      if (after > state.last.sequence) yield state.last;
      return;
    }
    if (state.failure !== undefined) throw state.failure;
    await nextChange(state, after, signal);
  }
}

async function eventsAfter(state: StreamState, after: number): Promise<readonly NumberedPredictionEvent[]> {
  if (after >= (state.last?.sequence ?? 0)) return [];
  const firstRecent = state.recent[0]?.sequence ?? Infinity;
  if (after + 1 >= firstRecent) return state.recent.slice(after + 1 - firstRecent);
  const stored = await guarded(() => readEvents(state.path));
  return stored.events.slice(after);
}

function nextChange(state: StreamState, after: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      state.waiting.delete(done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    state.waiting.add(done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted || after < (state.last?.sequence ?? 0) || state.failure !== undefined) done();
  });
}

/** A fresh look: the signal may fire while an event is out with the follower. */
function hasFired(signal: AbortSignal): boolean {
  return signal.aborted;
}

function wake(state: StreamState): void {
  for (const waiter of [...state.waiting]) waiter();
}

function isFinished(state: StreamState): boolean {
  return state.last?.event.kind === 'finished';
}
