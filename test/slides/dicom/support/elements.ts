// Writes DICOM elements (PS3.5, 7): as little as the tests need, and wrong on demand.

export type ElementValue = string | readonly number[] | Uint8Array | readonly (readonly TestElement[])[];

export interface TestElement {
  readonly tag: number;
  readonly vr: string;
  /** Texts, numbers, bytes, or the items of a sequence. */
  readonly value: ElementValue;
  /** What the length field says, where it is not the truth. */
  readonly claimedLength?: number;
}

export interface Writing {
  readonly implicit?: boolean;
  /** Sequences and items end with delimiters instead of stating their lengths. */
  readonly delimited?: boolean;
}

export const UNDEFINED = 0xffff_ffff;
const LONG_FORM = new Set(['OB', 'OW', 'OV', 'SQ', 'UN', 'UT']);

export function element(tag: number, vr: string, value: ElementValue): TestElement {
  return { tag, vr, value };
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Elements in the order of their tags. */
export function writeElements(elements: readonly TestElement[], writing: Writing = {}): Uint8Array {
  return joined(elements.toSorted((a, b) => a.tag - b.tag).map((one) => writeElement(one, writing)));
}

export function header(tag: number, vr: string, length: number, { implicit = false }: Writing = {}): Uint8Array {
  const plain = implicit || tag >>> 16 === 0xfffe;
  const view = new DataView(new ArrayBuffer(!plain && LONG_FORM.has(vr) ? 12 : 8));
  view.setUint16(0, tag >>> 16, true);
  view.setUint16(2, tag & 0xffff, true);
  if (plain) view.setUint32(4, length, true);
  else {
    view.setUint8(4, vr.charCodeAt(0));
    view.setUint8(5, vr.charCodeAt(1));
    if (LONG_FORM.has(vr)) view.setUint32(8, length, true);
    else view.setUint16(6, length, true);
  }
  return new Uint8Array(view.buffer);
}

/** An item of raw bytes, as compressed frames come in. */
export function rawItem(bytes: Uint8Array): Uint8Array {
  return joined([header(0xfffee000, '', bytes.length), bytes]);
}

export const sequenceEnd = header(0xfffee0dd, '', 0);

function writeElement({ tag, vr, value, claimedLength }: TestElement, writing: Writing): Uint8Array {
  if (vr !== 'SQ') {
    const bytes = padded(valueBytes(vr, value), vr === 'UI' || vr === 'OB' ? 0 : 32);
    return joined([header(tag, vr, claimedLength ?? bytes.length, writing), bytes]);
  }
  const items = (value as readonly (readonly TestElement[])[]).map((item) => writeItem(item, writing));
  const body = joined(items);
  if (writing.delimited !== true) return joined([header(tag, vr, claimedLength ?? body.length, writing), body]);
  return joined([header(tag, vr, UNDEFINED, writing), body, sequenceEnd]);
}

function writeItem(elements: readonly TestElement[], writing: Writing): Uint8Array {
  const body = writeElements(elements, writing);
  if (writing.delimited !== true) return rawItem(body);
  return joined([header(0xfffee000, '', UNDEFINED), body, header(0xfffee00d, '', 0)]);
}

function padded(bytes: Uint8Array, filler: number): Uint8Array {
  return bytes.length % 2 === 0 ? bytes : joined([bytes, Uint8Array.of(filler)]);
}

const NUMBERS: ReadonlyMap<string, readonly [bytes: number, (view: DataView, at: number, value: number) => void]> =
  new Map([
    ['US', [2, (view, at, value) => view.setUint16(at, value, true)]],
    ['UL', [4, (view, at, value) => view.setUint32(at, value, true)]],
    ['SL', [4, (view, at, value) => view.setInt32(at, value, true)]],
    ['FL', [4, (view, at, value) => view.setFloat32(at, value, true)]],
    ['OV', [8, (view, at, value) => view.setBigUint64(at, BigInt(value), true)]],
  ]);

function valueBytes(vr: string, value: ElementValue): Uint8Array {
  if (typeof value === 'string') return new TextEncoder().encode(value);
  if (value instanceof Uint8Array) return value;
  const [bytes, write] = NUMBERS.get(vr) ?? [1, (view, at, number) => view.setUint8(at, number)];
  const view = new DataView(new ArrayBuffer(value.length * bytes));
  (value as readonly number[]).forEach((number, i) => write(view, i * bytes, number));
  return new Uint8Array(view.buffer);
}
