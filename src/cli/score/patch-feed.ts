// The sending side of a stream of patches: what is under way stays known, in order and bounded.
import type { Patch } from '@sentinode/client';
import type { Input } from '../inputs/expand-inputs.js';
import {
  createPatchQueue,
  isSent,
  type FeedEntry,
  type PatchQueue,
  type SentPatch,
  type UnreadFile,
} from './patch-queue.js';
import { readPatch } from './read-patch.js';

export interface PatchFeed {
  /** Patches to send: waits while too many are under way, and ends with the input or when `close` is called. */
  patches(): AsyncGenerator<Patch, void, undefined>;
  /** Files that could not be read and whose turn it is. */
  takeUnread(): UnreadFile[];
  /** The oldest patch under way; call it once an answer has come. */
  takeSent(): SentPatch | undefined;
  /** Stops sending and gives everything that has no answer, in order. */
  close(): Promise<readonly FeedEntry[]>;
  /** Whether the input has come to its end. */
  ended(): boolean;
}

export function createPatchFeed(inputs: AsyncIterator<Input>): PatchFeed {
  const queue = createPatchQueue();
  const reader = createReader(inputs, queue);
  let closed = false;
  let wake: () => void = () => undefined;

  async function* patches(): AsyncGenerator<Patch, void, undefined> {
    // No answer is sure to make room for more unread files, so the stream ends there and another one follows.
    while (!closed && !queue.hasTooManyUnread()) {
      if (queue.isFull()) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      const entry = await reader.readNext();
      if (entry === undefined) return;
      if (isSent(entry)) yield entry.patch;
    }
  }

  return {
    patches,
    takeUnread: () => queue.takeUnread(),
    takeSent: () => {
      const sent = queue.takeSent();
      wake();
      return sent;
    },
    close: async () => {
      closed = true;
      wake();
      await reader.idle();
      return queue.takeAll();
    },
    ended: () => reader.ended(),
  };
}

interface Reader {
  /** Reads one file into the queue; undefined at the end of the input. */
  readNext(): Promise<FeedEntry | undefined>;
  /** Resolves when the read under way is done. */
  idle(): Promise<unknown>;
  ended(): boolean;
}

function createReader(inputs: AsyncIterator<Input>, queue: PatchQueue): Reader {
  let ended = false;
  let reading: Promise<FeedEntry | undefined> = Promise.resolve(undefined);
  const read = async (): Promise<FeedEntry | undefined> => {
    const next = await inputs.next();
    ended = next.done === true;
    if (next.done === true) return undefined;
    const entry = await readEntry(next.value);
    queue.push(entry);
    return entry;
  };
  return {
    readNext: () => (reading = read()),
    idle: () => reading,
    ended: () => ended,
  };
}

async function readEntry({ path, problem }: Input): Promise<FeedEntry> {
  if (problem !== undefined) return { file: path, error: problem };
  try {
    return { file: path, patch: await readPatch(path) };
  } catch (error) {
    return { file: path, error };
  }
}
