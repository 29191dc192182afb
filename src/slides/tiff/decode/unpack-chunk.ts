import type { Raster } from '../../../image/decode-raster.js';
import { ImageError } from '../../../image/image-error.js';

/** TIFF's horizontal differencing. */
const DIFFERENCES = 2;

export interface PackedChunk {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 8-bit samples per pixel within the chunk. */
  readonly samples: number;
  readonly predictor: number;
  /** Rows that may be stored, though fewer are picture: the last strip of an image is often written whole. */
  readonly storedHeightPx: number;
}

/** Unpacks bytes off the event loop, to `maxBytes` at most. Throws ImageError. */
export type Unpack = (compressed: Uint8Array<ArrayBuffer>, maxBytes: number) => Promise<Uint8Array>;

/** The samples of a chunk that a byte codec packed. Throws ImageError for too many and for too few of them. */
export async function unpackChunk(
  compressed: Uint8Array<ArrayBuffer>,
  chunk: PackedChunk,
  unpack: Unpack,
): Promise<Raster> {
  const { widthPx, heightPx, samples, predictor, storedHeightPx } = chunk;
  const rowBytes = widthPx * samples;
  const stored = await unpack(compressed, rowBytes * Math.max(heightPx, storedHeightPx));
  const length = rowBytes * heightPx;
  if (stored.length < length) throw new ImageError(`it has ${stored.length} bytes where ${length} are needed`);
  const data = stored.subarray(0, length);
  if (predictor === DIFFERENCES) sumRows(data, rowBytes, samples);
  return { data, widthPx, heightPx, channels: samples };
}

function sumRows(data: Uint8Array, rowBytes: number, samples: number): void {
  for (let row = 0; row < data.length; row += rowBytes) {
    for (let at = row + samples; at < row + rowBytes; at += 1) data[at] = data[at]! + data[at - samples]!;
  }
}
