/** A value as it is stored. */
export interface DicomValue {
  readonly representation: string;
  readonly bytes: Uint8Array;
}

/** Where a value lies in the file. */
export interface ValuePlace {
  readonly offset: number;
  readonly length: number;
  /** Instead, of an object in an archive: the value itself, or where its server says that it is to be had. */
  readonly web?: { readonly inline: Uint8Array } | { readonly uri: string };
}

/** The elements of a file or an item that were asked for and are there. */
export interface Dataset {
  readonly values: ReadonlyMap<number, DicomValue>;
  readonly places: ReadonlyMap<number, ValuePlace>;
  readonly items: ReadonlyMap<number, readonly Dataset[]>;
}

/** What to take of a data set; the rest is stepped over. */
export interface Shape {
  readonly values?: ReadonlySet<number>;
  /** Elements of which only the place is wanted. */
  readonly places?: ReadonlySet<number>;
  /** Sequences whose items are kept. */
  readonly items?: ReadonlyMap<number, Shape>;
  /** Sequences whose items are shown one by one: those of one item a frame. */
  readonly streams?: ReadonlyMap<number, ItemStream>;
}

export interface ItemStream {
  readonly shape: Shape;
  readonly visit: (item: Dataset, index: number) => void;
}

/** The first item of a sequence. */
export function firstItem(dataset: Dataset | undefined, tag: number): Dataset | undefined {
  return dataset?.items.get(tag)?.[0];
}

/** The parts of a text value; none when it is absent or empty. */
export function textsOf(dataset: Dataset | undefined, tag: number): readonly string[] {
  const value = dataset?.values.get(tag);
  if (value === undefined || value.bytes.length === 0) return [];
  const text = String.fromCharCode(...value.bytes);
  return text.split('\\').map((part) => part.replace(/\0+$/, '').trim());
}

/** The first part of a text; empty when there is none. */
export function textOf(dataset: Dataset | undefined, tag: number): string {
  return textsOf(dataset, tag)[0] ?? '';
}

type ReadNumber = (view: DataView, at: number) => number;

const BINARY: ReadonlyMap<string, { readonly bytes: number; readonly read: ReadNumber }> = new Map([
  ['US', { bytes: 2, read: (view, at) => view.getUint16(at, true) }],
  ['SS', { bytes: 2, read: (view, at) => view.getInt16(at, true) }],
  ['UL', { bytes: 4, read: (view, at) => view.getUint32(at, true) }],
  ['SL', { bytes: 4, read: (view, at) => view.getInt32(at, true) }],
  ['FL', { bytes: 4, read: (view, at) => view.getFloat32(at, true) }],
  ['FD', { bytes: 8, read: (view, at) => view.getFloat64(at, true) }],
]);

/** The numbers of a value, binary or in text; NaN for parts that are none. */
export function numbersOf(dataset: Dataset | undefined, tag: number): readonly number[] {
  const value = dataset?.values.get(tag);
  if (value === undefined) return [];
  const binary = BINARY.get(value.representation);
  if (binary === undefined) return textsOf(dataset, tag).map((text) => (text === '' ? NaN : Number(text)));
  const view = new DataView(value.bytes.buffer, value.bytes.byteOffset, value.bytes.byteLength);
  const count = Math.floor(value.bytes.byteLength / binary.bytes);
  return Array.from({ length: count }, (_, i) => binary.read(view, i * binary.bytes));
}

/** The first number; undefined when there is none, and for what is not finite. */
export function numberOf(dataset: Dataset | undefined, tag: number): number | undefined {
  const [number] = numbersOf(dataset, tag);
  return Number.isFinite(number) ? number : undefined;
}
