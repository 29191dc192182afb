// A walk through a DICOM file that shares no code with the reader: what the run's mutators and its oracle know of one.
import type { ByteRange } from './byte-range.js';

export interface DicomElement {
  readonly tag: number;
  readonly vr: string;
  readonly lengthAt: number;
  readonly lengthBytes: 2 | 4;
  readonly valueAt: number;
  readonly length: number;
}

export interface DicomLayout {
  readonly elements: readonly DicomElement[];
  /** Payloads of frames; headers of items are not among them. */
  readonly pixels: readonly ByteRange[];
}

const LONG_FORM = /^(OB|OD|OF|OL|OV|OW|SQ|SV|UC|UN|UR|UT|UV)$/;
const UNDEFINED = 0xffff_ffff;
const PIXEL_DATA = 0x7fe00010;
const FIRST_ELEMENT = 132;
const MAX_ELEMENTS = 4096;
const IMPLICIT = '1.2.840.10008.1.2\0';

/** Elements of all depths in their order; undefined for what is no DICOM. */
export function dicomLayout(bytes: Uint8Array): DicomLayout | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 128, 132) !== 'DICM') return undefined;
  const implicit = file.includes(IMPLICIT, FIRST_ELEMENT, 'latin1');
  const elements: DicomElement[] = [];
  let at = FIRST_ELEMENT;
  while (at + 8 <= file.length && elements.length < MAX_ELEMENTS) {
    const element = elementAt(file, at, implicit);
    elements.push(element);
    if (element.tag === PIXEL_DATA) return { elements, pixels: framesOf(file, element) };
    at = element.valueAt + (isEntered(element) ? 0 : element.length);
  }
  return { elements, pixels: [] };
}

/** Sequences and items are walked into, whatever their length. */
function isEntered({ tag, vr, length }: DicomElement): boolean {
  return vr === 'SQ' || tag >>> 16 === 0xfffe || length === UNDEFINED || SEQUENCES.has(tag);
}

/** Of implicit files, which do not say it. */
const SEQUENCES: ReadonlySet<number> = new Set([
  0x00081115, 0x00480105, 0x00480207, 0x0048021a, 0x52009229, 0x52009230, 0x00289110,
]);

function elementAt(file: Buffer, at: number, implicit: boolean): DicomElement {
  const tag = file.readUInt16LE(at) * 0x1_0000 + file.readUInt16LE(at + 2);
  const plain = tag >>> 16 === 0xfffe || (implicit && tag >>> 16 !== 2);
  const vr = plain ? '' : file.toString('latin1', at + 4, at + 6);
  if (plain) return { tag, vr, lengthAt: at + 4, lengthBytes: 4, valueAt: at + 8, length: file.readUInt32LE(at + 4) };
  if (!LONG_FORM.test(vr)) {
    return { tag, vr, lengthAt: at + 6, lengthBytes: 2, valueAt: at + 8, length: file.readUInt16LE(at + 6) };
  }
  const length = at + 12 <= file.length ? file.readUInt32LE(at + 8) : 0;
  return { tag, vr, lengthAt: at + 8, lengthBytes: 4, valueAt: at + 12, length };
}

function framesOf(file: Buffer, { valueAt, length }: DicomElement): readonly ByteRange[] {
  if (length !== UNDEFINED) return [{ start: valueAt, end: Math.min(file.length, valueAt + length) }];
  const frames: ByteRange[] = [];
  for (let at = valueAt, item = 0; at + 8 <= file.length; item += 1) {
    const end = at + 8 + file.readUInt32LE(at + 4);
    // The first item is the table of offsets.
    if (item > 0 && end <= file.length && end > at + 8) frames.push({ start: at + 8, end });
    at = end;
  }
  return frames;
}
