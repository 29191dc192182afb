// The patches that most data sets have, without the way through libvips: small 8-bit RGB PNG files. A pipeline of
// libvips costs four times what inflating such a file does.
import { crc32, inflateSync } from 'node:zlib';
import type { RgbImage } from '../domain/image.js';
import { unfilterRows } from './unfilter-rows.js';

/** Decoded on the calling thread, hence small: under a millisecond. */
const MAX_PLAIN_PIXELS = 256 * 256;

const SIGNATURE_BYTES = 8;
/** Length and name before a chunk's data, checksum behind it. */
const HEAD_BYTES = 8;
const FRAME_BYTES = 12;
const HEADER_BYTES = 13;
/** 8 bits, RGB, and the only compression and filter methods there are; not interlaced. */
const PLAIN_HEADER = [8, 2, 0, 0, 0] as const;
const CHANNELS = 3;

/** Chunks that say nothing about the stored values, of the only length that they may have. */
const SILENT_CHUNKS: ReadonlyMap<string, number> = new Map([
  ['gAMA', 4],
  ['sRGB', 1],
  ['cHRM', 32],
  ['pHYs', 9],
  ['tIME', 7],
]);

/**
 * The pixels of a whole, sound PNG file of 8-bit RGB without transparency and of at most 256² pixels. Undefined for
 * every other file, also where it is only the file's end or a rare chunk that is unusual: a full decoder has the say.
 * They lie in `into`, if that has exactly their size.
 */
export function decodePlainPng(bytes: Uint8Array, into?: Uint8Array): RgbImage | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = plainSize(file);
  if (size === undefined) return undefined;
  const compressed = compressedPixels(file);
  const rowBytes = size.widthPx * CHANNELS;
  const filtered = compressed && inflateExactly(compressed, size.heightPx * (rowBytes + 1));
  const data = filtered && unfilterRows(filtered, rowBytes, CHANNELS, into);
  return data && { data, ...size };
}

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  /** Where the next one starts. */
  readonly end: number;
}

function plainSize(file: Buffer): Pick<RgbImage, 'widthPx' | 'heightPx'> | undefined {
  const header = soundChunk(file, SIGNATURE_BYTES);
  if (header?.name !== 'IHDR' || header.data.length !== HEADER_BYTES) return undefined;
  const [widthPx, heightPx] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const pixels = widthPx * heightPx;
  const isPlain = PLAIN_HEADER.every((value, index) => header.data[8 + index] === value);
  return isPlain && pixels > 0 && pixels <= MAX_PLAIN_PIXELS ? { widthPx, heightPx } : undefined;
}

/** The data of all IDAT chunks, which must follow each other; the file must end with IEND. */
function compressedPixels(file: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  let last = 'IHDR';
  for (let at = SIGNATURE_BYTES + FRAME_BYTES + HEADER_BYTES; ;) {
    const chunk = soundChunk(file, at);
    if (chunk === undefined) return undefined;
    const { name, data, end } = chunk;
    if (name === 'IEND') return data.length === 0 && end === file.length ? joined(parts) : undefined;
    if (name === 'IDAT' ? parts.length > 0 && last !== 'IDAT' : SILENT_CHUNKS.get(name) !== data.length)
      return undefined;
    if (name === 'IDAT') parts.push(data);
    last = name;
    at = end;
  }
}

/** The chunk that starts at `at`, if it is whole and its checksum is right. */
function soundChunk(file: Buffer, at: number): Chunk | undefined {
  if (at + FRAME_BYTES > file.length) return undefined;
  const end = at + FRAME_BYTES + file.readUInt32BE(at);
  if (end > file.length) return undefined;
  const checked = file.subarray(at + 4, end - 4);
  if (crc32(checked) !== file.readUInt32BE(end - 4)) return undefined;
  return { name: checked.toString('latin1', 0, 4), data: file.subarray(at + HEAD_BYTES, end - 4), end };
}

function joined(parts: readonly Buffer[]): Buffer | undefined {
  return parts.length > 1 ? Buffer.concat(parts) : parts[0];
}

/** Undefined unless the stream is sound, gives `length` bytes and ends where its data does. */
function inflateExactly(compressed: Buffer, length: number): Uint8Array | undefined {
  try {
    // One byte of room more: a chunk that is filled to the brim makes zlib ask for another.
    const { buffer, engine } = inflateSync(compressed, {
      info: true,
      chunkSize: Math.max(64, length + 1),
      maxOutputLength: length,
    }) as unknown as InflateInfo;
    return buffer.length === length && engine.bytesWritten === compressed.length ? buffer : undefined;
  } catch {
    return undefined;
  }
}

/** What `info` makes of the result; Node's types do not know it. */
interface InflateInfo {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
