// The sending side of a stream of patches: what is under way stays known, in order and bounded.
import type { Patch } from '@sentinode/client';
import type { Input } from '../inputs/expand-inputs.js';
import { readPatch } from './read-patch.js';

export interface SentPatch {
  readonly file: string;
  readonly patch: Patch;
}

export interface UnreadFile {
  readonly file: string;
  readonly error: unknown;
}

export interface PatchFeed {
  /** Patches to send: waits while too many are under way, and ends with the input or when `close` is called. */
  patches(): AsyncGenerator<Patch, void, undefined>;
  /** Files that could not be read and whose turn it is. */
  takeUnread(): UnreadFile[];
  /** The oldest patch under way; call it once an answer has come. */
  takeSent(): SentPatch | undefined;
  /** Stops sending and gives everything that has no answer, in order. */
  close(): Promise<readonly (SentPatch | UnreadFile)[]>;
  /** Whether the input has come to its end. */
  ended(): boolean;
}

/** Patches under way: enough to keep two engines' batches full. */
const MAX_SENT = 64;
/** And no more bytes than fit into one request when they must be sent again. */
const MAX_SENT_BYTES = 8 * 1024 * 1024;
/** Files that could not be read and wait for their turn to be told. */
const MAX_UNREAD = 64;

export function createPatchFeed(inputs: AsyncIterator<Input>): PatchFeed {
  const entries: (SentPatch | UnreadFile)[] = [];
  let closed = false;
  let ended = false;
  let reading: Promise<unknown> = Promise.resolve();
  let wake: () => void = () => undefined;

  const isFull = (): boolean => {
    const sent = entries.filter(isSent);
    return sent.length >= MAX_SENT || sent.reduce((sum, { patch }) => sum + byteLength(patch), 0) >= MAX_SENT_BYTES;
  };
  const hasTooManyUnread = (): boolean => entries.filter((entry) => !isSent(entry)).length >= MAX_UNREAD;

  const readNext = async (): Promise<SentPatch | UnreadFile | undefined> => {
    const next = await inputs.next();
    if (next.done === true) {
      ended = true;
      return undefined;
    }
    const entry = await readEntry(next.value);
    entries.push(entry);
    return entry;
  };

  return {
    async *patches() {
      for (;;) {
        // No answer is sure to make room for more unread files, so the stream ends here and another one follows.
        if (closed || hasTooManyUnread()) return;
        if (isFull()) {
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        const step = readNext();
        reading = step;
        const entry = await step;
        if (entry === undefined) return;
        if (isSent(entry)) yield entry.patch;
      }
    },
    takeUnread() {
      const taken: UnreadFile[] = [];
      for (let head = entries[0]; head !== undefined && !isSent(head); head = entries[0]) {
        taken.push(head);
        entries.shift();
      }
      return taken;
    },
    takeSent() {
      const head = entries.shift();
      wake();
      return head !== undefined && isSent(head) ? head : undefined;
    },
    async close() {
      closed = true;
      wake();
      await reading;
      return entries.splice(0);
    },
    ended: () => ended,
  };
}

export function isSent(entry: SentPatch | UnreadFile): entry is SentPatch {
  return 'patch' in entry;
}

async function readEntry({ path, problem }: Input): Promise<SentPatch | UnreadFile> {
  if (problem !== undefined) return { file: path, error: problem };
  try {
    return { file: path, patch: await readPatch(path) };
  } catch (error) {
    return { file: path, error };
  }
}

function byteLength({ content }: Patch): number {
  return content?.$case === 'encoded' ? content.value.byteLength : 0;
}
