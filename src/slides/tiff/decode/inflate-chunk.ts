import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { Raster } from '../../../image/decode-raster.js';
import { explainFailure, ImageError } from '../../../image/image-error.js';

const inflateOffTheLoop = promisify(inflate);

/** TIFF's horizontal differencing. */
const DIFFERENCES = 2;

export interface DeflatedChunk {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 8-bit samples per pixel within the chunk. */
  readonly samples: number;
  readonly predictor: number;
  /** Rows that may be stored, though fewer are picture: the last strip of an image is often written whole. */
  readonly storedHeightPx: number;
}

/**
 * Inflates a chunk and checks its sum (RFC 1950), off the event loop. libtiff stops at the last pixel and never sees
 * the sum: a tile with zeros in its midst would pass for a black or a plain one.
 */
export async function inflateChunk(compressed: Uint8Array, chunk: DeflatedChunk): Promise<Raster> {
  const { widthPx, heightPx, samples, predictor, storedHeightPx } = chunk;
  const rowBytes = widthPx * samples;
  const stored = await inflated(compressed, rowBytes * Math.max(heightPx, storedHeightPx));
  const length = rowBytes * heightPx;
  if (stored.length < length) throw new ImageError(`it has ${stored.length} bytes where ${length} are needed`);
  const data = stored.subarray(0, length);
  if (predictor === DIFFERENCES) sumRows(data, rowBytes, samples);
  return { data, widthPx, heightPx, channels: samples };
}

async function inflated(compressed: Uint8Array, maxOutputLength: number): Promise<Uint8Array> {
  try {
    // One round of the thread pool for a chunk instead of one for every 16 KiB.
    return await inflateOffTheLoop(compressed, { maxOutputLength, chunkSize: Math.max(64, maxOutputLength + 1) });
  } catch (error) {
    // zlib refuses in these words what would unpack to more.
    const tooLarge = error instanceof RangeError ? `it unpacks to more than its ${maxOutputLength} bytes` : undefined;
    throw new ImageError(`Deflate: ${tooLarge ?? explainFailure(error)}`, { cause: error });
  }
}

function sumRows(data: Uint8Array, rowBytes: number, samples: number): void {
  for (let row = 0; row < data.length; row += rowBytes) {
    for (let at = row + samples; at < row + rowBytes; at += 1) data[at] = data[at]! + data[at - samples]!;
  }
}
