import type { Patch } from '@sentinode/client';

export interface SentPatch {
  readonly file: string;
  readonly patch: Patch;
}

export interface UnreadFile {
  readonly file: string;
  readonly error: unknown;
}

export type FeedEntry = SentPatch | UnreadFile;

/** Files that were read, or could not be, until their turn to be told: in order and bounded. */
export interface PatchQueue {
  push(entry: FeedEntry): void;
  /** True while so many patches are under way that no more may be read. */
  isFull(): boolean;
  hasTooManyUnread(): boolean;
  /** The unread files at the head. */
  takeUnread(): UnreadFile[];
  /** The patch at the head. */
  takeSent(): SentPatch | undefined;
  takeAll(): readonly FeedEntry[];
}

/** Patches under way: enough to keep two engines' batches full. */
const MAX_SENT = 64;
/** And no more bytes than fit into one request when they must be sent again. */
const MAX_SENT_BYTES = 8 * 1024 * 1024;
/** Files that could not be read and wait for their turn to be told. */
const MAX_UNREAD = 64;

export function createPatchQueue(): PatchQueue {
  const entries: FeedEntry[] = [];
  return {
    push: (entry) => {
      entries.push(entry);
    },
    isFull: () => {
      const sent = entries.filter(isSent);
      return sent.length >= MAX_SENT || sent.reduce((sum, { patch }) => sum + byteLength(patch), 0) >= MAX_SENT_BYTES;
    },
    hasTooManyUnread: () => entries.filter((entry) => !isSent(entry)).length >= MAX_UNREAD,
    takeUnread: () => {
      const firstSent = entries.findIndex(isSent);
      const taken = entries.splice(0, firstSent === -1 ? entries.length : firstSent);
      return taken.filter((entry): entry is UnreadFile => !isSent(entry));
    },
    takeSent: () => {
      const head = entries.shift();
      return head !== undefined && isSent(head) ? head : undefined;
    },
    takeAll: () => entries.splice(0),
  };
}

export function isSent(entry: FeedEntry): entry is SentPatch {
  return 'patch' in entry;
}

function byteLength({ content }: Patch): number {
  return content?.$case === 'encoded' ? content.value.byteLength : 0;
}
