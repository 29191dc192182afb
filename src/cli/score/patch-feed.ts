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
const MAX_ENTRIES = 64;
/** And no more bytes than fit into one request when they must be sent again. */
const MAX_BYTES = 8 * 1024 * 1024;

export function createPatchFeed(inputs: AsyncIterator<Input>): PatchFeed {
  const entries: (SentPatch | UnreadFile)[] = [];
  let closed = false;
  let ended = false;
  let reading: Promise<unknown> = Promise.resolve();
  let wake: () => void = () => undefined;

  const isFull = (): boolean =>
    entries.length >= MAX_ENTRIES || entries.reduce((sum, entry) => sum + byteLength(entry), 0) >= MAX_BYTES;
  const hasSent = (): boolean => entries.some(isSent);

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
        // Full of files that could not be read: no answer will ever make room, so the stream ends here.
        if (closed || (isFull() && !hasSent())) return;
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

function byteLength(entry: SentPatch | UnreadFile): number {
  return isSent(entry) && entry.patch.content?.$case === 'encoded' ? entry.patch.content.value.byteLength : 0;
}
