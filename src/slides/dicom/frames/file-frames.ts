import type { SlideFileSet } from '../../../ports/slide-reader.js';
import { openFileSource, type FileSource } from '../../file-source.js';
import { corrupt } from '../../slide-error.js';
import { TAG } from '../dataset/tags.js';
import type { FileInstance } from '../instance.js';
import { uncompressedBytes } from './frame-bytes.js';
import type { FrameSource } from './frame-source.js';
import { readFrameTable } from './frame-table.js';
import { ITEM_HEADER_BYTES, type FrameTable } from './items.js';
import { wrongTable } from './offset-tables.js';

/** The frames of the instance's file in the set. */
export async function openFileFrames(
  files: SlideFileSet,
  instance: FileInstance,
  signal: AbortSignal | undefined,
): Promise<FrameSource> {
  const file = await openFileSource(files, instance.fileName);
  try {
    return await createFileFrames(file, instance, signal);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Closes the file with it. */
async function createFileFrames(
  file: FileSource,
  instance: FileInstance,
  signal: AbortSignal | undefined,
): Promise<FrameSource> {
  const close = (): Promise<void> => file.close();
  const compressed = instance.pixels.codec !== 'none';
  if (compressed !== instance.pixelData.encapsulated) {
    throw corrupt(`the pixel data of ${instance.name} is not stored as its transfer syntax says`, {
      file: instance.name,
    });
  }
  if (!compressed) return { read: uncompressedFrames(file, instance), close };
  const table = await readFrameTable(file, instance, signal);
  return { read: (frame) => readItems(file, table, frame, instance.name), close };
}

/** One after the other, padded to an even length. */
function uncompressedFrames(file: FileSource, instance: FileInstance): FrameSource['read'] {
  const { frameCount, name, pixelData } = instance;
  const frameBytes = uncompressedBytes(instance);
  const needed = frameCount * frameBytes;
  if (pixelData.length !== needed + (needed % 2)) {
    throw corrupt(`${name} has ${pixelData.length} bytes of pixels where its ${frameCount} frames make ${needed}`, {
      file: name,
    });
  }
  return (frame) => file.read(pixelData.offset + frame * frameBytes, frameBytes);
}

/** The contents of the frame's items, put together. */
async function readItems(
  file: FileSource,
  { offsets, ends }: FrameTable,
  frame: number,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const stored = await file.read(offsets[frame]!, ends[frame]! - offsets[frame]!);
  const view = new DataView(stored.buffer);
  let filled = 0;
  for (let at = 0; at < stored.length;) {
    if (at + ITEM_HEADER_BYTES > stored.length) throw wrongTable(name, frame);
    const tag = view.getUint16(at, true) * 0x1_0000 + view.getUint16(at + 2, true);
    const length = view.getUint32(at + 4, true);
    at += ITEM_HEADER_BYTES;
    if (tag !== TAG.item || at + length > stored.length) throw wrongTable(name, frame);
    stored.copyWithin(filled, at, at + length);
    filled += length;
    at += length;
  }
  // Of its own: a decoder in another thread takes it whole.
  return stored.slice(0, filled);
}
