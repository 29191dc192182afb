import { throwIfAborted } from '../../../domain/errors/abort-error.js';
import type { FileSource } from '../../file-source.js';
import { corrupt } from '../../slide-error.js';
import type { ValuePlace } from '../dataset/dataset.js';
import { TAG } from '../dataset/tags.js';
import type { FileInstance } from '../instance.js';
import { ITEM_HEADER_BYTES, readItemHeader, type FrameTable } from './items.js';

/**
 * Offsets of frames by their first item, from the first of all; 32-bit numbers in the Basic, 64-bit in the Extended
 * Table.
 */
export interface OffsetTable extends ValuePlace {
  readonly bytesEach: 4 | 8;
}

/**
 * Entries rise from 0; each frame ends where the next one starts, the last one where the items end. What the Extended
 * Offset Table's list of lengths adds is known by then, and writers differ in what they count: it is not read.
 */
export async function readOffsetTable(
  file: FileSource,
  instance: FileInstance,
  table: OffsetTable,
  framesAt: number,
  signal: AbortSignal | undefined,
): Promise<FrameTable> {
  const { frameCount, name } = instance;
  const offsets = await readNumbers(file, table, instance);
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
  { offset, length, bytesEach }: OffsetTable,
  { frameCount, name }: FileInstance,
): Promise<Float64Array> {
  const count = length / bytesEach;
  if (count !== frameCount) {
    throw corrupt(`the offset table of ${name} lists ${Math.floor(count)} frames where it has ${frameCount}`, {
      file: name,
    });
  }
  const view = new DataView((await file.read(offset, length)).buffer);
  return Float64Array.from({ length: count }, (_, i) =>
    bytesEach === 4 ? view.getUint32(i * bytesEach, true) : Number(view.getBigUint64(i * bytesEach, true)),
  );
}

/** For tables that lead to no item too: found when the frame is read. */
export function wrongTable(name: string, frame: number): ReturnType<typeof corrupt> {
  return corrupt(`the offset table of ${name} is wrong for frame ${frame}`, { file: name, frame: String(frame) });
}
