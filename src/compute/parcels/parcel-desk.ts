// The service's side: puts the patches of requests into the shared memory, and knows when their places are free again.
import { writevSync } from 'node:fs';
import { createByteSpace, type ByteSpace } from '../../domain/collections/byte-space.js';
import type { PatchContent } from '../../domain/predictions/patch.js';
import type { MemoryFile } from '../../process/memory-file.js';
import type { MessageToChild } from '../messages.js';
import type { SentPatch } from './parcel.js';

export interface ParcelDesk {
  /**
   * The message as it is to be sent: with its patches' bytes in the shared memory, where that gains and there is room.
   */
  pack(message: MessageToChild): MessageToChild;
  /** The child has answered the request: it reads its patches no more. */
  answered(id: number): void;
  /** The child has ended. What is packed from now on goes within its message. */
  close(): void;
}

/** Twenty requests of 8 patches of 256 px: more than a child has at its engine and in decoding at any time. */
export const PARCEL_BYTES = 32 * 1024 * 1024;
/** One read of the channel brings as much; less gains nothing. */
const MIN_BYTES = 64 * 1024;
/** Whole pages: two requests share none. */
const PAGE_BYTES = 4096;

/** `memory` absent: everything goes within the messages. It is closed with the desk. */
export function createParcelDesk(memory: MemoryFile | undefined): ParcelDesk {
  let file = memory;
  const space = createByteSpace(file?.sizeBytes ?? 0, PAGE_BYTES);
  /** Where each request's patches lie. */
  const places = new Map<number, number>();
  return {
    pack: (message) => {
      if (file === undefined || message.type !== 'request' || message.request.kind !== 'scorePatches') return message;
      const { id, request } = message;
      const patches = request.args.patches.filter(hasBytes);
      const offset = store(file, space, patches);
      if (offset === undefined) return message;
      places.set(id, offset);
      return { ...message, request: { ...request, args: { ...request.args, patches: parcelled(patches, offset) } } };
    },
    answered: (id) => {
      const offset = places.get(id);
      if (offset === undefined) return;
      places.delete(id);
      space.free(offset);
    },
    close: () => {
      file?.close();
      file = undefined;
    },
  };
}

function hasBytes(patch: SentPatch): patch is PatchContent {
  return 'data' in patch;
}

/** Where the patches lie now, one after the other; undefined where they do not. */
function store(file: MemoryFile, space: ByteSpace, patches: readonly PatchContent[]): number | undefined {
  const bytes = patches.reduce((sum, { data }) => sum + data.length, 0);
  const offset = bytes < MIN_BYTES ? undefined : space.take(bytes);
  if (offset === undefined) return undefined;
  if (write(file, patches, offset) === bytes) return offset;
  space.free(offset);
  return undefined;
}

/** How many bytes were written: fewer where the machine's shared memory is full by now. */
function write({ fd }: MemoryFile, patches: readonly PatchContent[], offset: number): number {
  try {
    return writevSync(
      fd,
      patches.map(({ data }) => data),
      offset,
    );
  } catch {
    return 0;
  }
}

function parcelled(patches: readonly PatchContent[], start: number): readonly SentPatch[] {
  let offset = start;
  return patches.map(({ data, ...patch }) => {
    const parcel = { offset, bytes: data.length };
    offset += data.length;
    return { ...patch, parcel };
  });
}
