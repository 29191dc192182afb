import type { AppError } from '../../../domain/errors/app-error.js';
import { corrupt } from '../../slide-error.js';
import { MAX_DEPTH, MAX_ELEMENTS, MAX_KEPT_ITEMS, MAX_VALUE_BYTES } from '../limits.js';
import type { Cursor } from './cursor.js';
import type { Dataset, DicomValue, ItemStream, Shape, ValuePlace } from './dataset.js';
import { readElementHeader, UNDEFINED_LENGTH, type ElementHeader, type Encoding } from './element.js';
import { TAG, tagName } from './tags.js';

/** One file's reading, all sequences included. */
interface Reading {
  readonly cursor: Cursor;
  elements: number;
}

/** A data set to be read: until its end or, where that is not known, its delimiter. */
interface Extent {
  readonly encoding: Encoding;
  readonly end: number;
  readonly delimited: boolean;
  readonly depth: number;
}

interface Outcome {
  readonly dataset: Dataset;
  /** The element that ended it, if one was asked for and came. */
  readonly last?: ElementHeader;
}

interface Collected extends Dataset {
  readonly values: Map<number, DicomValue>;
  readonly places: Map<number, ValuePlace>;
  readonly items: Map<number, readonly Dataset[]>;
}

/** Nothing of a sequence is wanted: its items are stepped over. */
const UNWANTED: ItemStream = { shape: {}, visit: () => undefined };

/**
 * Reads the file's data set from the cursor on, taking what `shape` names, to its end or to the element `until`,
 * whose value the cursor is then at. Values that nobody asked for, patients' first of all, are never looked at.
 */
export function readDataset(cursor: Cursor, encoding: Encoding, shape: Shape, until?: number): Promise<Outcome> {
  const extent = { encoding, end: cursor.sizeBytes, delimited: false, depth: 0 };
  return readExtent({ cursor, elements: 0 }, extent, shape, until);
}

async function readExtent(reading: Reading, extent: Extent, shape: Shape, until?: number): Promise<Outcome> {
  const { cursor } = reading;
  const dataset: Collected = { values: new Map(), places: new Map(), items: new Map() };
  while (cursor.position < extent.end) {
    const header = await nextHeader(reading, extent.encoding, extent.end);
    if (header.tag === until) return { dataset, last: header };
    if (extent.delimited && header.tag === TAG.itemEnd) return { dataset };
    await readElement(reading, header, extent, shape, dataset);
  }
  if (extent.delimited) throw broken(cursor, 'has an item without an end');
  return { dataset };
}

async function nextHeader(reading: Reading, encoding: Encoding, end: number): Promise<ElementHeader> {
  reading.elements += 1;
  if (reading.elements > MAX_ELEMENTS) throw broken(reading.cursor, `has more than ${MAX_ELEMENTS} elements`);
  return readElementHeader(reading.cursor, encoding, end);
}

async function readElement(
  reading: Reading,
  header: ElementHeader,
  extent: Extent,
  shape: Shape,
  into: Collected,
): Promise<void> {
  const { tag, length } = header;
  const { cursor } = reading;
  const stream = shape.streams?.get(tag) ?? keptItems(cursor, tag, shape, into);
  if (stream !== undefined) return readItems(reading, header, extent, stream);
  if (length === UNDEFINED_LENGTH) return readItems(reading, header, extent, UNWANTED);
  if (shape.values?.has(tag) === true) {
    into.values.set(tag, await readValue(cursor, header));
    return;
  }
  if (shape.places?.has(tag) === true) into.places.set(tag, { offset: cursor.position, length });
  cursor.skip(length);
}

function keptItems(cursor: Cursor, tag: number, shape: Shape, into: Collected): ItemStream | undefined {
  const kept = shape.items?.get(tag);
  if (kept === undefined) return undefined;
  const items: Dataset[] = [];
  into.items.set(tag, items);
  const visit = (item: Dataset): void => {
    if (items.length >= MAX_KEPT_ITEMS) {
      throw broken(cursor, `has more than ${MAX_KEPT_ITEMS} items in the sequence ${tagName(tag)}`);
    }
    items.push(item);
  };
  return { shape: kept, visit };
}

/** The value that the cursor is at. */
export async function readValue(cursor: Cursor, { tag, length, representation }: ElementHeader): Promise<DicomValue> {
  if (length > MAX_VALUE_BYTES) throw broken(cursor, `claims ${length} bytes for the element ${tagName(tag)}`);
  if (!cursor.has(length)) await cursor.ensure(length);
  const bytes = cursor.bytes(length);
  cursor.skip(length);
  return { representation, bytes };
}

async function readItems(reading: Reading, header: ElementHeader, extent: Extent, stream: ItemStream): Promise<void> {
  const { cursor } = reading;
  const depth = extent.depth + 1;
  if (depth > MAX_DEPTH) throw broken(cursor, `has sequences more than ${MAX_DEPTH} deep`);
  const delimited = header.length === UNDEFINED_LENGTH;
  const end = delimited ? extent.end : cursor.position + header.length;
  // Bytes of undefined length (an icon's picture) come in items too, but there are no elements in them.
  const raw = header.representation.startsWith('O');
  for (let index = 0; delimited || cursor.position < end; index += 1) {
    const item = await nextHeader(reading, header.nested, end);
    if (delimited && item.tag === TAG.sequenceEnd) return;
    if (item.tag !== TAG.item) throw broken(cursor, `has ${tagName(item.tag)} in the sequence ${tagName(header.tag)}`);
    if (raw && item.length !== UNDEFINED_LENGTH) cursor.skip(item.length);
    else
      stream.visit(
        await readItem(reading, item, { ...extent, encoding: header.nested, end, depth }, stream.shape),
        index,
      );
  }
}

async function readItem(reading: Reading, item: ElementHeader, sequence: Extent, shape: Shape): Promise<Dataset> {
  const delimited = item.length === UNDEFINED_LENGTH;
  const end = delimited ? sequence.end : reading.cursor.position + item.length;
  return (await readExtent(reading, { ...sequence, end, delimited }, shape)).dataset;
}

function broken({ name }: Cursor, what: string): AppError {
  return corrupt(`${name} ${what}`, { file: name });
}
