import { ImageError } from '../image-error.js';

/** The header of a JPEG stream up to its first scan, or a stream of tables alone. */
export interface JpegHeader {
  /** Quantisation, Huffman and restart definitions and the frame, in order, each with its marker. */
  readonly segments: readonly Uint8Array[];
  /** From the first scan on; absent in a stream of tables. */
  readonly scans?: Uint8Array;
  readonly frame?: JpegFrame;
  readonly jfif: boolean;
  /** The colour transform of Adobe's marker: 0 none, 1 YCbCr. */
  readonly adobeTransform?: number;
}

export interface JpegFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly precisionBits: number;
  readonly componentIds: readonly number[];
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DHT = 0xc4;
const JPG = 0xc8;
const DAC = 0xcc;
const COM = 0xfe;

/** Reads the markers; application data (profiles, thumbnails) and comments are left out of `segments`. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new ImageError('the data does not start as JPEG');
  const segments: Uint8Array[] = [];
  const marks: { jfif: boolean; adobeTransform?: number; frame?: JpegFrame } = { jfif: false };
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new ImageError('the JPEG header is broken');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // Fill byte.
      continue;
    }
    if (marker === EOI) break;
    if (marker === SOS) return { segments, scans: bytes.subarray(at), ...marks };
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (end > bytes.length) throw new ImageError('the JPEG header is cut off');
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker)) marks.frame = readFrame(body);
    if (isApplicationData(marker)) readApplicationData(marker, body, marks);
    else segments.push(bytes.subarray(at, end));
    at = end;
  }
  return { segments, ...marks };
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== DHT && marker !== JPG && marker !== DAC;
}

function isApplicationData(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === COM;
}

function readApplicationData(
  marker: number,
  body: Uint8Array,
  marks: { jfif: boolean; adobeTransform?: number },
): void {
  if (marker === 0xe0 && startsWith(body, 'JFIF')) marks.jfif = true;
  const transform = body[11];
  if (marker === 0xee && startsWith(body, 'Adobe') && transform !== undefined) marks.adobeTransform = transform;
}

function startsWith(body: Uint8Array, text: string): boolean {
  return Array.from(text).every((character, i) => body[i] === character.charCodeAt(0));
}

function readFrame(body: Uint8Array): JpegFrame {
  const components = body[5] ?? 0;
  if (body.length < 6 + components * 3) throw new ImageError('the JPEG frame header is broken');
  return {
    precisionBits: body[0]!,
    heightPx: (body[1]! << 8) | body[2]!,
    widthPx: (body[3]! << 8) | body[4]!,
    componentIds: Array.from({ length: components }, (_, i) => body[6 + i * 3]!),
  };
}
