import type { Encoding } from './dataset/element.js';

/** How a file writes its elements and compresses its frames. */
export interface TransferSyntax {
  readonly encoding: Encoding;
  /** Undefined for one that we have not. */
  readonly codec: FrameCodec | undefined;
}

export type FrameCodec = 'none' | 'jpeg' | 'jpeg2000';

const SUPPORTED: ReadonlyMap<string, TransferSyntax> = new Map([
  ['1.2.840.10008.1.2', { encoding: 'implicit', codec: 'none' }],
  ['1.2.840.10008.1.2.1', { encoding: 'explicit', codec: 'none' }],
  ['1.2.840.10008.1.2.4.50', { encoding: 'explicit', codec: 'jpeg' }],
  // Extended sequential: 8-bit streams are baseline's but for more tables; 12-bit ones are refused by their depth.
  ['1.2.840.10008.1.2.4.51', { encoding: 'explicit', codec: 'jpeg' }],
  ['1.2.840.10008.1.2.4.90', { encoding: 'explicit', codec: 'jpeg2000' }],
  ['1.2.840.10008.1.2.4.91', { encoding: 'explicit', codec: 'jpeg2000' }],
]);

/** Names for messages about what is not supported. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10008.1.2.1.98', 'encapsulated uncompressed frames'],
  ['1.2.840.10008.1.2.1.99', 'a deflated data set'],
  ['1.2.840.10008.1.2.2', 'big-endian elements'],
  ['1.2.840.10008.1.2.4.57', 'lossless JPEG'],
  ['1.2.840.10008.1.2.4.70', 'lossless JPEG'],
  ['1.2.840.10008.1.2.4.80', 'JPEG-LS'],
  ['1.2.840.10008.1.2.4.81', 'JPEG-LS'],
  ['1.2.840.10008.1.2.4.110', 'JPEG XL'],
  ['1.2.840.10008.1.2.4.111', 'JPEG XL'],
  ['1.2.840.10008.1.2.4.112', 'JPEG XL'],
  ['1.2.840.10008.1.2.4.201', 'High-Throughput JPEG 2000'],
  ['1.2.840.10008.1.2.4.202', 'High-Throughput JPEG 2000'],
  ['1.2.840.10008.1.2.4.203', 'High-Throughput JPEG 2000'],
  ['1.2.840.10008.1.2.5', 'RLE'],
]);

/** Whose elements are written as no other's, so that nothing of such files can be read. */
const FOREIGN_ENCODINGS = new Set(['1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2']);

/** Undefined for one whose elements we do not read; compressed frames come in explicit elements, whatever the codec. */
export function transferSyntaxOf(uid: string): TransferSyntax | undefined {
  if (FOREIGN_ENCODINGS.has(uid)) return undefined;
  return SUPPORTED.get(uid) ?? { encoding: 'explicit', codec: undefined };
}

/** What it is, for people. */
export function describeTransferSyntax(uid: string): string {
  return UNSUPPORTED.get(uid) ?? `the transfer syntax ${shownUid(uid)}`;
}

/** An identifier of the standard's own, as it may be shown; what is none might be anything. */
export function shownUid(uid: string): string {
  return /^1\.2\.840\.10008\.[0-9.]{1,48}$/.test(uid) ? uid : 'that is none of the standard';
}
