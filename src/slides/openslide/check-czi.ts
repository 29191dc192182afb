// What OpenSlide takes on trust in a Zeiss CZI: where its subblocks say they lie, and that it has attachments.
import { open, type FileHandle } from 'node:fs/promises';
import { MAX_IMAGE_SIDE_PX } from '../limits.js';
import { corrupt, unsupported } from '../slide-error.js';

/** Of the file's header: where its directory of subblocks begins, and that of attachments (label and the like). */
const DIRECTORY_PLACE_AT = 84;
const ATTACHMENTS_PLACE_AT = 104;
const HEADER_BYTES = ATTACHMENTS_PLACE_AT + 8;
const SEGMENT_HEADER_BYTES = 32;
/** A count, then room. */
const DIRECTORY_HEADER_BYTES = 128;
/** An entry before its dimensions: schema, pixel type, place, part, compression, pyramid, and how many there are. */
const ENTRY_BYTES = 32;
const DIMENSION_BYTES = 20;

/** Entries have some 150 bytes: a million subblocks. */
const MAX_DIRECTORY_BYTES = 160 * 1024 * 1024;

/**
 * Throws SLIDE_UNSUPPORTED for a file without attachments, as libraries write it and OpenSlide does not take it, and
 * SLIDE_CORRUPT for subblocks that lie farther apart than any slide is large, or are stored in more pixels than they
 * have: OpenSlide 4.0.1 then works for hours. What else is wrong, and a file that ends early, OpenSlide says itself.
 */
export async function checkCzi(path: string): Promise<void> {
  const file = await open(path);
  try {
    const entries = await readEntries(file);
    for (const axis of ['X', 'Y'] as const) checkExtent(entries, axis);
  } finally {
    await file.close();
  }
}

async function readEntries(file: FileHandle): Promise<Buffer> {
  const header = await readUpTo(file, 0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return Buffer.alloc(0);
  if (header.readBigInt64LE(ATTACHMENTS_PLACE_AT) === 0n) {
    throw unsupported('it is a CZI without a directory of attachments, which OpenSlide does not read');
  }
  const at = header.readBigInt64LE(DIRECTORY_PLACE_AT);
  if (at <= 0n || at > BigInt(Number.MAX_SAFE_INTEGER)) return Buffer.alloc(0);
  const start = Number(at) + SEGMENT_HEADER_BYTES + DIRECTORY_HEADER_BYTES;
  const { size } = await file.stat();
  return readUpTo(file, start, Math.max(0, Math.min(MAX_DIRECTORY_BYTES, size - start)));
}

async function readUpTo(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function checkExtent(entries: Buffer, axis: string): void {
  let least = Infinity;
  let most = -Infinity;
  for (const { start, size, storedSize } of rangesOf(entries, axis)) {
    if (!(storedSize >= 1 && storedSize <= size)) {
      throw corrupt(`a subblock of ${size} px along ${axis} is said to be stored in ${storedSize}`);
    }
    least = Math.min(least, start);
    most = Math.max(most, start + size);
  }
  if (most - least <= MAX_IMAGE_SIDE_PX || least === Infinity) return;
  throw corrupt(`its subblocks lie up to ${most - least} px apart along ${axis}; ${MAX_IMAGE_SIDE_PX} can be`);
}

/** Along one axis, in pixels; a downsampled subblock is stored in fewer. */
interface SubblockRange {
  readonly start: number;
  readonly size: number;
  readonly storedSize: number;
}

/** Of all subblocks, as far as the entries are entries. */
function* rangesOf(entries: Buffer, axis: string): Generator<SubblockRange> {
  let at = 0;
  while (at + ENTRY_BYTES <= entries.length && entries.toString('latin1', at, at + 2) === 'DV') {
    const dimensions = entries.readInt32LE(at + ENTRY_BYTES - 4);
    at += ENTRY_BYTES;
    for (let i = 0; i < dimensions && at + DIMENSION_BYTES <= entries.length; i += 1, at += DIMENSION_BYTES) {
      const name = entries.toString('latin1', at, at + 4).replace(/\0.*$/s, '');
      if (name !== axis) continue;
      const [start = 0, size = 0, storedSize = 0] = [4, 8, 16].map((skip) => entries.readInt32LE(at + skip));
      yield { start, size, storedSize };
    }
  }
}
