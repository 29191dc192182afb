import type { FileSource } from '../../file-source.js';
import { corrupt, truncated } from '../../slide-error.js';
import { TAG } from '../dataset/tags.js';
import type { FileInstance } from '../instance.js';
import { maxFrameBytesOf } from './frame-bytes.js';
import { ITEM_HEADER_BYTES, readItemHeader, type FrameTable } from './items.js';
import { readOffsetTable, type OffsetTable } from './offset-tables.js';
import { walkFragments } from './walk-fragments.js';

/**
 * Finds the frames of encapsulated pixel data: by the Extended Offset Table, by the Basic Offset Table, else by
 * stepping from item to item (PS3.5, A.4). Reads no frame. Throws SLIDE_CORRUPT or SLIDE_TRUNCATED for what cannot be.
 */
export async function readFrameTable(
  file: FileSource,
  instance: FileInstance,
  signal: AbortSignal | undefined,
): Promise<FrameTable> {
  const { pixelData, name } = instance;
  const basic = await readItemHeader(file, pixelData.offset, name);
  if (basic.tag !== TAG.item) throw corrupt(`the pixel data of ${name} does not start with an item`, { file: name });
  const tableAt = pixelData.offset + ITEM_HEADER_BYTES;
  const framesAt = tableAt + basic.length;
  const { extendedOffsets } = pixelData;
  const stated: OffsetTable =
    extendedOffsets === undefined
      ? { offset: tableAt, length: basic.length, bytesEach: 4 }
      : { ...extendedOffsets, bytesEach: 8 };
  const table =
    stated.length > 0
      ? await readOffsetTable(file, instance, stated, framesAt, signal)
      : await walkFragments(file, instance, framesAt, signal);
  checkTable(table, file, instance);
  return table;
}

/** Frames within the file and no larger than frames can be. */
function checkTable({ offsets, ends }: FrameTable, file: FileSource, instance: FileInstance): void {
  const { name } = instance;
  const most = maxFrameBytesOf(instance);
  for (let frame = 0; frame < offsets.length; frame += 1) {
    const [offset, end] = [offsets[frame]!, ends[frame]!];
    const metadata = { file: name, frame: String(frame) };
    if (end > file.sizeBytes) {
      const place = `frame ${frame} of ${name} lies at bytes ${offset} to ${end}`;
      throw truncated(`${place}, but the file ends at byte ${file.sizeBytes}`, metadata);
    }
    if (end - offset <= ITEM_HEADER_BYTES) throw corrupt(`frame ${frame} of ${name} has no bytes`, metadata);
    if (end - offset > most) throw corrupt(`frame ${frame} of ${name} claims ${end - offset} bytes`, metadata);
  }
}
