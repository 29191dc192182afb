import type { FileSource } from '../../file-source.js';
import { truncated } from '../../slide-error.js';

/** Where each compressed frame lies: one item or several, their headers included. */
export interface FrameTable {
  readonly offsets: Float64Array;
  /** Of the first byte after the frame. */
  readonly ends: Float64Array;
}

/** Tag and length of an item. */
export const ITEM_HEADER_BYTES = 8;

/** What the file holds at `offset`, as an item. */
export async function readItemHeader(
  file: FileSource,
  offset: number,
  name: string,
): Promise<{ readonly tag: number; readonly length: number }> {
  if (offset + ITEM_HEADER_BYTES > file.sizeBytes) {
    throw truncated(
      `the pixel data of ${name} goes on at byte ${offset}, but the file ends at byte ${file.sizeBytes}`,
      {
        file: name,
      },
    );
  }
  const view = new DataView((await file.read(offset, ITEM_HEADER_BYTES)).buffer);
  return { tag: view.getUint16(0, true) * 0x1_0000 + view.getUint16(2, true), length: view.getUint32(4, true) };
}
