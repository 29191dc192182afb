// The patches that most data sets have, without the way through libvips: small 8-bit RGB PNG files. A pipeline of
// libvips costs four times what inflating such a file does.
import { crc32, inflateSync } from 'node:zlib';
import type { RgbImage } from '../../domain/image.js';
import { loadUncompress } from '../../native/load-uncompress.js';
import { createRowDesk } from './row-desk.js';

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

const desk = createRowDesk(MAX_PLAIN_PIXELS);

/**
 * The pixels of a whole, sound PNG file of 8-bit RGB without transparency and of at most 256² pixels. Undefined for
 * every other file, also where it is only the file's end or a rare chunk that is unusual: a full decoder has the say.
 * They lie in `into`, if that has exactly their size.
 */
export async function decodePlainPng(bytes: Uint8Array, into?: Uint8Array): Promise<RgbImage | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = plainSize(file);
  if (size === undefined) return undefined;
  const compressed = compressedPixels(file);
  if (compressed === undefined) return undefined;
  const uncompress = (await loadUncompress()) ?? inflateExactly;
  // From here to the copy nothing waits: the desk is everyone's.
  const filtered = desk.filtered(size.heightPx * (size.widthPx * CHANNELS + 1));
  const pixels = uncompress(compressed, filtered) ? desk.unfilter(size.heightPx, size.widthPx) : undefined;
  return pixels && { data: placed(pixels, into), ...size };
}

function placed(pixels: Uint8Array, into: Uint8Array | undefined): Uint8Array {
  if (into?.length !== pixels.length) return pixels.slice();
  into.set(pixels);
  return into;
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

/** As `Uncompress` has it, where Node does not lend its zlib. */
export function inflateExactly(compressed: Uint8Array, target: Uint8Array): boolean {
  try {
    // One byte of room more: a chunk that is filled to the brim makes zlib ask for another.
    const { buffer, engine } = inflateSync(compressed, {
      info: true,
      chunkSize: Math.max(64, target.length + 1),
      maxOutputLength: target.length,
    }) as unknown as InflateInfo;
    if (buffer.length !== target.length || engine.bytesWritten !== compressed.length) return false;
    target.set(buffer);
    return true;
  } catch {
    return false;
  }
}

/** What `info` makes of the result; Node's types do not know it. */
interface InflateInfo {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
