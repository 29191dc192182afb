// One piece of work's events while somebody writes or follows them.
import type { AppError } from '../../domain/errors/app-error.js';
import type { NumberedEvent } from '../../ports/record-store.js';
import { appendEvent, cutEvents, readEvents } from './event-file.js';
import { guarded } from './storage-error.js';

/** Live events kept in memory: two minutes at two a second. A slower follower reads the file. */
const RECENT_EVENTS = 256;

/** What the events of one kind of work mean to their log. */
export interface EventKind<E> {
  /** Worth an fsync; others are written too, so that a follower after a crash sees no gap. */
  isDurable(event: E): boolean;
  /** The work has ended with it. */
  isLast(event: E): boolean;
  /** Begins ended work again. */
  reopens(event: E): boolean;
}

export interface EventStream<E> {
  append(event: E): Promise<NumberedEvent<E>>;
  follow(afterSequence: number, signal: AbortSignal): AsyncIterable<NumberedEvent<E>>;
  interrupt(error: AppError): void;
  readonly finished: boolean;
  readonly lastSequence: number;
}

interface StreamState<E> {
  readonly path: string;
  readonly kind: EventKind<E>;
  lengthBytes: number;
  last: NumberedEvent<E> | undefined;
  readonly recent: NumberedEvent<E>[];
  readonly waiting: Set<() => void>;
  failure: AppError | undefined;
}

/** Reads what is stored; a torn last line is dropped, its number is given again. */
export async function openEventStream<E>(path: string, kind: EventKind<E>): Promise<EventStream<E>> {
  const stored = await readEvents<E>(path);
  await cutEvents(path, stored.lengthBytes);
  const state: StreamState<E> = {
    path,
    kind,
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
    get lastSequence() {
      return state.last?.sequence ?? 0;
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

async function appendTo<E>(state: StreamState<E>, event: E): Promise<NumberedEvent<E>> {
  if (state.last !== undefined && isFinished(state) && !state.kind.reopens(event)) return state.last;
  const numbered = { sequence: (state.last?.sequence ?? 0) + 1, event };
  state.lengthBytes = await appendEvent(state.path, state.lengthBytes, numbered, state.kind.isDurable(event));
  state.last = numbered;
  state.recent.push(numbered);
  if (state.recent.length > RECENT_EVENTS) state.recent.shift();
  wake(state);
  return numbered;
}

async function* followFrom<E>(
  state: StreamState<E>,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedEvent<E>> {
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

async function eventsAfter<E>(state: StreamState<E>, after: number): Promise<readonly NumberedEvent<E>[]> {
  if (after >= (state.last?.sequence ?? 0)) return [];
  const firstRecent = state.recent[0]?.sequence ?? Infinity;
  if (after + 1 >= firstRecent) return state.recent.slice(after + 1 - firstRecent);
  const stored = await guarded(() => readEvents<E>(state.path));
  return stored.events.slice(after);
}

function nextChange<E>(state: StreamState<E>, after: number, signal: AbortSignal): Promise<void> {
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

function wake<E>(state: StreamState<E>): void {
  for (const waiter of [...state.waiting]) waiter();
}

function isFinished<E>({ last, kind }: StreamState<E>): boolean {
  return last !== undefined && kind.isLast(last.event);
}
