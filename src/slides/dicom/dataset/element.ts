import { corrupt, truncated } from '../../slide-error.js';
import type { Cursor } from './cursor.js';
import { representationOf, tagName } from './tags.js';

/** The length of what ends with a delimiter instead. */
export const UNDEFINED_LENGTH = 0xffff_ffff;

/** How elements are written: with their value representation or without; both little-endian. */
export type Encoding = 'explicit' | 'implicit';

/** An element up to its value. */
export interface ElementHeader {
  readonly tag: number;
  readonly representation: string;
  /** Of the value in bytes, or UNDEFINED_LENGTH. */
  readonly length: number;
  /** How elements within it are written: a sequence of unknown representation is always implicit (PS3.5, 6.2.2). */
  readonly nested: Encoding;
}

const ITEM_GROUP = 0xfffe;

/** Those whose length takes two bytes; all others, future ones included, take four (PS3.5, 7.1.2). */
const SHORT_FORM = new Set('AE AS AT CS DA DS DT FL FD IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));

/** Moves the cursor to the value. Throws SLIDE_CORRUPT or SLIDE_TRUNCATED for one that does not lie before `end`. */
export async function readElementHeader(cursor: Cursor, encoding: Encoding, end: number): Promise<ElementHeader> {
  if (!cursor.has(8)) await cursor.ensure(8);
  const tag = cursor.uint16(0) * 0x1_0000 + cursor.uint16(2);
  const header =
    cursor.uint16(0) === ITEM_GROUP || encoding === 'implicit'
      ? withoutRepresentation(cursor, tag, encoding)
      : await withRepresentation(cursor, tag);
  if (header.length !== UNDEFINED_LENGTH) checkEnd(cursor, header, end);
  return header;
}

function withoutRepresentation(cursor: Cursor, tag: number, encoding: Encoding): ElementHeader {
  const length = cursor.uint32(4);
  cursor.skip(8);
  return { tag, representation: representationOf(tag), length, nested: encoding };
}

async function withRepresentation(cursor: Cursor, tag: number): Promise<ElementHeader> {
  const letters = cursor.uint16(4);
  const representation = String.fromCharCode(letters & 255, letters >> 8);
  if (!/^[A-Z]{2}$/.test(representation)) {
    throw corrupt(`${cursor.name} has no value representation at byte ${cursor.position + 4}`, { file: cursor.name });
  }
  if (SHORT_FORM.has(representation)) {
    const length = cursor.uint16(6);
    cursor.skip(8);
    return { tag, representation, length, nested: 'explicit' };
  }
  await cursor.ensure(12);
  const length = cursor.uint32(8);
  cursor.skip(12);
  return representation === 'UN'
    ? { tag, representation: representationOf(tag), length, nested: 'implicit' }
    : { tag, representation, length, nested: 'explicit' };
}

function checkEnd(cursor: Cursor, { tag, length }: ElementHeader, end: number): void {
  const valueEnd = cursor.position + length;
  if (valueEnd <= end) return;
  const what = `the element ${tagName(tag)} of ${cursor.name} reaches to byte ${valueEnd}`;
  const metadata = { file: cursor.name };
  if (valueEnd > cursor.sizeBytes) throw truncated(`${what}, but the file ends at byte ${cursor.sizeBytes}`, metadata);
  throw corrupt(`${what}, but what it is part of ends at byte ${end}`, metadata);
}
