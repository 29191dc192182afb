import { corrupt } from '../slide-error.js';
import type { Cursor } from './dataset/cursor.js';
import { textOf, type DicomValue } from './dataset/dataset.js';
import { readElementHeader, UNDEFINED_LENGTH } from './dataset/element.js';
import { readValue } from './dataset/read-dataset.js';
import { TAG } from './dataset/tags.js';

/** The file meta information (PS3.10, 7.1): what is in the file and how it is written. */
export interface FileMeta {
  readonly sopClassUid: string;
  readonly transferSyntaxUid: string;
}

const PREAMBLE_BYTES = 128;
const MAGIC = 'DICM';
const META_GROUP = 2;

/** A dozen in practice; each is a step through the file. */
const MAX_META_ELEMENTS = 256;

const WANTED: ReadonlySet<number> = new Set([TAG.mediaStorageClass, TAG.transferSyntaxUid]);

/** Bytes that `isDicom` looks at. */
export const DICOM_HEAD_BYTES = PREAMBLE_BYTES + MAGIC.length;

/** Whether the bytes start as a DICOM file does. */
export function isDicom(head: Uint8Array): boolean {
  return Array.from(MAGIC).every((letter, i) => head[PREAMBLE_BYTES + i] === letter.charCodeAt(0));
}

/** Moves the cursor from the start of the file to its data set. */
export async function readFileMeta(cursor: Cursor): Promise<FileMeta> {
  const values = new Map<number, DicomValue>();
  cursor.skip(DICOM_HEAD_BYTES);
  for (let count = 0; await isInMeta(cursor); count += 1) {
    if (count >= MAX_META_ELEMENTS) throw corrupt(`${cursor.name} has too many meta elements`, { file: cursor.name });
    const header = await readElementHeader(cursor, 'explicit', cursor.sizeBytes);
    if (header.length === UNDEFINED_LENGTH) {
      throw corrupt(`${cursor.name} has a meta element without a length`, { file: cursor.name });
    }
    if (WANTED.has(header.tag)) values.set(header.tag, await readValue(cursor, header));
    else cursor.skip(header.length);
  }
  const dataset = { values, places: new Map(), items: new Map() };
  return {
    sopClassUid: textOf(dataset, TAG.mediaStorageClass),
    transferSyntaxUid: textOf(dataset, TAG.transferSyntaxUid),
  };
}

async function isInMeta(cursor: Cursor): Promise<boolean> {
  await cursor.ensure(2);
  return cursor.uint16(0) === META_GROUP;
}
