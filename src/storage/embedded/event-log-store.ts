// Events of all predictions: a file each, opened while somebody writes or follows.
import { join } from 'node:path';
import type { NumberedPredictionEvent } from '../../domain/predictions/prediction.js';
import type { PredictionEventLog } from '../../ports/record-store.js';
import { removeFileDurably } from './durable-file.js';
import { openEventStream, type EventStream } from './event-stream.js';
import { isUlid } from './page-token.js';
import { guarded } from './storage-error.js';

/** A stream that is in use, and by how many. Unfinished ones stay open: their number is that of running predictions. */
interface OpenStream {
  readonly stream: Promise<EventStream>;
  users: number;
}

interface OpenStreams {
  acquire(id: string): OpenStream;
  release(id: string, held: OpenStream, finished: boolean): void;
  /** Lets go of the stream, so that the next user reads the file anew. */
  forget(id: string): OpenStream | undefined;
}

export function createEventLogStore(dir: string): PredictionEventLog {
  const pathOf = (id: string): string => {
    if (!isUlid(id)) throw new TypeError('a prediction id is not a ULID');
    return join(dir, `${id}.jsonl`);
  };
  const streams = openStreams(pathOf);
  return {
    append: (id, event) => use(streams, id, (stream) => stream.append(event)),
    isFinished: (id) => use(streams, id, async (stream) => stream.finished),
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

function openStreams(pathOf: (id: string) => string): OpenStreams {
  const open = new Map<string, OpenStream>();
  return {
    acquire: (id) => {
      const held = open.get(id) ?? { stream: openEventStream(pathOf(id)), users: 0 };
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

async function use<T>(streams: OpenStreams, id: string, work: (stream: EventStream) => Promise<T>): Promise<T> {
  return guarded(async () => {
    const held = streams.acquire(id);
    let stream: EventStream | undefined;
    try {
      stream = await held.stream;
      return await work(stream);
    } finally {
      streams.release(id, held, stream?.finished ?? true);
    }
  });
}

async function* follow(
  streams: OpenStreams,
  id: string,
  afterSequence: number,
  signal: AbortSignal,
): AsyncGenerator<NumberedPredictionEvent> {
  const held = streams.acquire(id);
  let stream: EventStream | undefined;
  try {
    stream = await guarded(() => held.stream);
    yield* stream.follow(afterSequence, signal);
  } finally {
    streams.release(id, held, stream?.finished ?? true);
  }
}
