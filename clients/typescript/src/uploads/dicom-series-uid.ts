import { open } from 'node:fs/promises';

/** The identifier stands before anything large; what a scanner writes before it are some kilobytes. */
const HEAD_BYTES = 256 * 1024;

const PREAMBLE_BYTES = 128;
const META_GROUP = 0x0002;
const TRANSFER_SYNTAX = 0x0002_0010;
const SERIES_INSTANCE_UID = 0x0020_000e;
const ITEM = 0xfffe_e000;
const ITEM_END = 0xfffe_e00d;
const SEQUENCE_END = 0xfffe_e0dd;
const UNDEFINED_LENGTH = 0xffff_ffff;

const IMPLICIT = '1.2.840.10008.1.2';
/** Deflated, and big-endian: their elements cannot be walked as the others'. */
const FOREIGN = new Set(['1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2']);

/** Those whose length takes two bytes (PS3.5, 7.1.2). */
const SHORT_FORM = new Set('AE AS AT CS DA DS DT FL FD IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));

/** The Series Instance UID of a DICOM file; undefined for any other file, and where it cannot be told. */
export async function dicomSeriesUid(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return seriesUidOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function seriesUidOf(head: Buffer): string | undefined {
  if (head.toString('latin1', PREAMBLE_BYTES, PREAMBLE_BYTES + 4) !== 'DICM') return undefined;
  try {
    return findSeriesUid(head);
  } catch (error) {
    // Beyond what was read: a file that is cut off, or is built as none that is known.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Element {
  readonly tag: number;
  readonly valueAt: number;
  readonly length: number;
}

function findSeriesUid(head: Buffer): string | undefined {
  let at = PREAMBLE_BYTES + 4;
  let syntax = '';
  while (head.readUInt16LE(at) === META_GROUP) {
    const element = elementAt(head, at, false);
    if (element.tag === TRANSFER_SYNTAX) syntax = textOf(head, element);
    at = element.valueAt + element.length;
  }
  if (FOREIGN.has(syntax)) return undefined;
  for (;;) {
    const element = elementAt(head, at, syntax === IMPLICIT);
    if (element.tag === SERIES_INSTANCE_UID) return textOf(head, element);
    if (element.tag > SERIES_INSTANCE_UID) return undefined;
    at = endOf(head, element, syntax === IMPLICIT);
  }
}

function elementAt(head: Buffer, at: number, implicit: boolean): Element {
  const tag = head.readUInt16LE(at) * 0x1_0000 + head.readUInt16LE(at + 2);
  if (implicit || tag >= ITEM) return { tag, valueAt: at + 8, length: head.readUInt32LE(at + 4) };
  if (SHORT_FORM.has(head.toString('latin1', at + 4, at + 6))) {
    return { tag, valueAt: at + 8, length: head.readUInt16LE(at + 6) };
  }
  return { tag, valueAt: at + 12, length: head.readUInt32LE(at + 8) };
}

/** Behind the value; of a sequence or item without a length behind its delimiter. A series named in one is another. */
function endOf(head: Buffer, { valueAt, length }: Element, implicit: boolean): number {
  if (length !== UNDEFINED_LENGTH) return valueAt + length;
  let at = valueAt;
  for (;;) {
    const element = elementAt(head, at, implicit);
    if (element.tag === SEQUENCE_END || element.tag === ITEM_END) return element.valueAt;
    at = endOf(head, element, implicit);
  }
}

function textOf(head: Buffer, { valueAt, length }: Element): string {
  if (valueAt + length > head.length) throw new RangeError('the value goes on beyond what was read');
  return head
    .toString('latin1', valueAt, valueAt + length)
    .replace(/\0+$/, '')
    .trim();
}
