// Events of all work of one kind: a file each, opened while somebody writes or follows.
import { join } from 'node:path';
import type { EventLog, NumberedEvent } from '../../ports/record-store.js';
import { removeFileDurably } from './durable-file.js';
import { openEventStream, type EventKind, type EventStream } from './event-stream.js';
import { isUlid } from './page-token.js';
import { guarded } from './storage-error.js';

/** A stream that is in use, and by how many. Unfinished ones stay open: their number is that of running work. */
interface OpenStream<E> {
  readonly stream: Promise<EventStream<E>>;
  users: number;
}

interface OpenStreams<E> {
  acquire(id: string): OpenStream<E>;
  release(id: string, held: OpenStream<E>, finished: boolean): void;
  /** Lets go of the stream, so that the next user reads the file anew. */
  forget(id: string): OpenStream<E> | undefined;
}

export function createEventLogStore<E>(dir: string, kind: EventKind<E>): EventLog<E> {
  const pathOf = (id: string): string => {
    if (!isUlid(id)) throw new TypeError('the id of an event log is not a ULID');
    return join(dir, `${id}.jsonl`);
  };
  const streams = openStreams(pathOf, kind);
  return {
    append: (id, event) => use(streams, id, (stream) => stream.append(event)),
    isFinished: (id) => use(streams, id, async (stream) => stream.finished),
    lastSequence: (id) => use(streams, id, async (stream) => stream.lastSequence),
    follow: (id, afterSequence, signal) => follow(streams, id, afterSequence, signal),
    interrupt: (id, error) => {
      const interrupted = streams.forget(id)?.stream.then((stream) => {
        stream.interrupt(error);
      });
      // A stream that could not be opened has no followers to tell.
      interrupted?.catch(() => undefined);
    },
    delete: (id) =>
      guarded(async () => {
        streams.forget(id);
        await removeFileDurably(pathOf(id));
      }),
  };
}

function openStreams<E>(pathOf: (id: string) => string, kind: EventKind<E>): OpenStreams<E> {
  const open = new Map<string, OpenStream<E>>();
  return {
    acquire: (id) => {
      const held = open.get(id) ?? { stream: openEventStream(pathOf(id), kind), users: 0 };
      held.users += 1;
      open.set(id, held);
      return held;
    },
    release: (id, held, finished) => {
      held.users -= 1;
      if (held.users === 0 && finished && open.get(id) === held) open.delete(id);
    },
    forget: (id) => {
      const held = open.get(id);
      open.delete(id);
      return held;
    },
  };
}

async function use<E, T>(
  streams: OpenStreams<E>,
  id: string,
  work: (stream: EventStream<E>) => Promise<T>,
): Promise<T> {
  return guarded(async () => {
    const held = streams.acquire(id);
    let stream: EventStream<E> | undefined;
    try {
      stream = await held.stream;
      return await work(stream);
    } finally {
      streams.release(id, held, stream?.finished ?? true);
    }
  });
}

async function* follow<E>(
  streams: OpenStreams<E>,
  id: string,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedEvent<E>> {
  const held = streams.acquire(id);
  let stream: EventStream<E> | undefined;
  try {
    stream = await guarded(() => held.stream);
    yield* stream.follow(afterSequence, signal);
  } finally {
    streams.release(id, held, stream?.finished ?? true);
  }
}
