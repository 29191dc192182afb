import { throwIfAborted } from '../../../domain/errors/abort-error.js';
import type { FileSource } from '../../file-source.js';
import { corrupt } from '../../slide-error.js';
import type { ValuePlace } from '../dataset/dataset.js';
import { TAG } from '../dataset/tags.js';
import type { FileInstance } from '../instance.js';
import { ITEM_HEADER_BYTES, readItemHeader, type FrameTable } from './items.js';

/** Of the Extended Offset Table and its lengths: 64-bit numbers. */
const EXTENDED_BYTES = 8;
/** Of the Basic Offset Table: 32-bit numbers. */
const BASIC_BYTES = 4;

/** Each frame is one item (PS3.3, C.7.6.3.1.8), and they lie side by side: a table that says otherwise is wrong. */
export async function readExtendedTable(
  file: FileSource,
  instance: FileInstance,
  framesAt: number,
): Promise<FrameTable> {
  const { frameCount, name, pixelData } = instance;
  const offsets = await readNumbers(file, pixelData.extendedOffsets, EXTENDED_BYTES, instance);
  const lengths = await readNumbers(file, pixelData.extendedLengths, EXTENDED_BYTES, instance);
  const ends = new Float64Array(frameCount);
  const first = await readItemHeader(file, framesAt, name);
  // The library wsidicom counts the header of a frame's item in.
  const besideBytes = lengths[0] === first.length + ITEM_HEADER_BYTES ? 0 : ITEM_HEADER_BYTES;
  let next = 0;
  for (let frame = 0; frame < frameCount; frame += 1) {
    if (offsets[frame] !== next) throw wrongTable(name, frame);
    const padded = lengths[frame]! + (lengths[frame]! % 2);
    next += besideBytes + padded;
    offsets[frame] = framesAt + offsets[frame]!;
    ends[frame] = framesAt + next;
  }
  return { offsets, ends };
}

/** Entries rise from 0; each frame ends where the next one starts, the last one where the items end. */
export async function readBasicTable(
  file: FileSource,
  instance: FileInstance,
  table: ValuePlace,
  signal: AbortSignal | undefined,
): Promise<FrameTable> {
  const { frameCount, name } = instance;
  const offsets = await readNumbers(file, table, BASIC_BYTES, instance);
  const framesAt = table.offset + table.length;
  for (let frame = 0; frame < frameCount; frame += 1) {
    const rises = frame === 0 ? offsets[0] === 0 : offsets[frame]! > offsets[frame - 1]! - framesAt;
    if (!rises) throw wrongTable(name, frame);
    offsets[frame] = framesAt + offsets[frame]!;
  }
  const ends = new Float64Array(frameCount);
  ends.set(offsets.subarray(1));
  ends[frameCount - 1] = await endOfItems(file, offsets[frameCount - 1]!, instance, signal);
  return { offsets, ends };
}

async function endOfItems(
  file: FileSource,
  from: number,
  { name, frameCount }: FileInstance,
  signal: AbortSignal | undefined,
): Promise<number> {
  let at = from;
  while (at < file.sizeBytes) {
    throwIfAborted(signal);
    const { tag, length } = await readItemHeader(file, at, name);
    if (tag === TAG.sequenceEnd) break;
    if (tag !== TAG.item) throw wrongTable(name, frameCount - 1);
    at += ITEM_HEADER_BYTES + length;
  }
  return at;
}

async function readNumbers(
  file: FileSource,
  place: ValuePlace | undefined,
  bytesEach: number,
  { frameCount, name }: FileInstance,
): Promise<Float64Array> {
  const count = (place?.length ?? 0) / bytesEach;
  if (place === undefined || count !== frameCount) {
    throw corrupt(`the offset table of ${name} lists ${Math.floor(count)} frames where it has ${frameCount}`, {
      file: name,
    });
  }
  const view = new DataView((await file.read(place.offset, place.length)).buffer);
  return Float64Array.from({ length: count }, (_, i) =>
    bytesEach === BASIC_BYTES ? view.getUint32(i * bytesEach, true) : Number(view.getBigUint64(i * bytesEach, true)),
  );
}

/** For tables that lead to no item too: found when the frame is read. */
export function wrongTable(name: string, frame: number): ReturnType<typeof corrupt> {
  return corrupt(`the offset table of ${name} is wrong for frame ${frame}`, { file: name, frame: String(frame) });
}
