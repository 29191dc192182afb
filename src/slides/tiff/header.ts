import type { FileSource } from '../file-source.js';
import { corrupt, truncated } from '../slide-error.js';

/** How a TIFF writes numbers, and where its first directory is. */
export interface TiffHeader {
  readonly littleEndian: boolean;
  readonly bigTiff: boolean;
  readonly firstDirectoryOffset: number;
}

const LITTLE_ENDIAN_MARK = 0x4949;
const BIG_ENDIAN_MARK = 0x4d4d;
const CLASSIC_MAGIC = 42;
const BIG_MAGIC = 43;

/** Whether the bytes start as a classic TIFF or a BigTIFF. */
export function looksLikeTiff(head: Uint8Array): boolean {
  if (head.byteLength < 4) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const mark = view.getUint16(0);
  if (mark !== LITTLE_ENDIAN_MARK && mark !== BIG_ENDIAN_MARK) return false;
  const magic = view.getUint16(2, mark === LITTLE_ENDIAN_MARK);
  return magic === CLASSIC_MAGIC || magic === BIG_MAGIC;
}

/** Reads the header; throws SLIDE_CORRUPT or SLIDE_TRUNCATED. */
export async function readTiffHeader(file: FileSource): Promise<TiffHeader> {
  const bytes = await file.readHeader(0, 16);
  if (bytes.byteLength < 8 || !looksLikeTiff(bytes))
    throw truncated(`it is ${file.sizeBytes} bytes long and has no whole TIFF header`);
  const view = new DataView(bytes.buffer);
  const littleEndian = view.getUint16(0) === LITTLE_ENDIAN_MARK;
  const bigTiff = view.getUint16(2, littleEndian) === BIG_MAGIC;
  if (bigTiff && bytes.byteLength < 16) throw truncated('it ends within the BigTIFF header');
  if (bigTiff && view.getUint16(4, littleEndian) !== 8)
    throw corrupt('its BigTIFF header does not state 8-byte offsets');
  return {
    littleEndian,
    bigTiff,
    firstDirectoryOffset: bigTiff ? toSafeNumber(view.getBigUint64(8, littleEndian)) : view.getUint32(4, littleEndian),
  };
}

/** File offsets beyond 2^53 cannot exist; they come from broken files and would lose bits as numbers. */
export function toSafeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw corrupt(`it holds the impossible offset or size ${value}`);
  return Number(value);
}
