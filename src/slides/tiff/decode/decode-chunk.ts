import { decodeRaster, type Raster } from '../../../image/decode-raster.js';
import { ImageError } from '../../../image/image-error.js';
import { oneStripTiff } from '../../../image/one-strip-tiff.js';
import type { PixelRows } from '../../../image/jpeg/turbojpeg.js';
import { decodeJpeg, decodeJpegInto, type JpegTile } from '../../codecs/decode-jpeg.js';
import { decodeJpeg2000, decodeJpeg2000Into, type Jpeg2000Tile } from '../../codecs/decode-jpeg2000.js';
import { unpackZstd } from '../../codecs/unpack-zstd.js';
import { codecOf, COMPRESSION } from '../compression.js';
import { PHOTOMETRIC, type TiffDirectory } from '../directory.js';
import { inflate } from './inflate.js';
import { unpackChunk } from './unpack-chunk.js';

/** Size of one chunk as the directory states it: a tile, or a strip (the last one may be shorter). */
export interface ChunkSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Samples per pixel within the chunk: 1 where samples lie in planes of their own. */
  readonly samples: number;
  /** Rows that may be stored; more than `heightPx` in the last strip of some writers. */
  readonly storedHeightPx: number;
}

/**
 * Decodes one tile or strip to 8-bit samples, no larger than stated: what a chunk may allocate is known before
 * it is decoded. Throws ImageError with the cause. `compressed` may be handed over to a worker thread.
 */
export async function decodeChunk(
  compressed: Uint8Array<ArrayBuffer>,
  directory: TiffDirectory,
  chunk: ChunkSize,
  aperio: boolean,
): Promise<Raster> {
  const { compression, predictor } = directory;
  switch (codecOf(compression)) {
    case 'jpeg':
      return decodeJpeg(compressed, jpegTile(directory, chunk, aperio));
    case 'jpeg2000':
      return decodeJpeg2000(compressed, jpeg2000Tile(directory, chunk, aperio));
    case 'webp':
      return decodeWebp(compressed, chunk);
    case 'deflate':
      return unpackChunk(compressed, { ...chunk, predictor }, inflate);
    case 'zstd':
      return unpackChunk(compressed, { ...chunk, predictor }, unpackZstd);
    case 'libtiff':
      return decodeRaster(oneStripTiff(compressed, { ...chunk, compression, predictor }), {
        maxPixels: chunk.widthPx * chunk.heightPx,
        grey: chunk.samples < 3,
      });
    case 'none':
      return takeUncompressed(compressed, chunk);
    case undefined:
      throw new ImageError(`compression ${compression} is not supported`);
  }
}

/** Whether chunks of the directory can be decoded straight into a larger picture: asked before one is read. */
export function isDecodedInto({ compression }: TiffDirectory): boolean {
  const codec = codecOf(compression);
  return codec === 'jpeg' || codec === 'jpeg2000';
}

/**
 * The same straight into a larger picture, where the codec can: a tile of full size. False for every other, and for one
 * that is not sound, of which the picture may hold some pixels.
 */
export async function decodeChunkInto(
  compressed: Uint8Array,
  directory: TiffDirectory,
  chunk: ChunkSize,
  aperio: boolean,
  target: PixelRows,
): Promise<boolean> {
  switch (codecOf(directory.compression)) {
    case 'jpeg':
      return decodeJpegInto(compressed, jpegTile(directory, chunk, aperio), target);
    case 'jpeg2000':
      return decodeJpeg2000Into(compressed, jpeg2000Tile(directory, chunk, aperio), target);
    default:
      return false;
  }
}

function jpeg2000Tile({ compression, photometric }: TiffDirectory, chunk: ChunkSize, aperio: boolean): Jpeg2000Tile {
  const stated = photometric === PHOTOMETRIC.ycbcr ? 'unless-transformed' : 'never';
  return { ...chunk, ycbcr: aperio ? ycbcrOfAperio(compression) : stated };
}

function jpegTile({ photometric, jpegTables }: TiffDirectory, chunk: ChunkSize, aperio: boolean): JpegTile {
  return {
    ...chunk,
    heightPx: chunk.storedHeightPx,
    ycbcr: photometric === PHOTOMETRIC.ycbcr,
    trustMarkers: !aperio,
    ...(jpegTables && { tables: jpegTables }),
  };
}

/** Aperio's 33003 is YCbCr whatever the directory's photometric; elsewhere the photometric says it. */
function ycbcrOfAperio(compression: number): Jpeg2000Tile['ycbcr'] {
  return compression === COMPRESSION.jpeg2000Aperio ? 'always' : 'never';
}

function takeUncompressed(bytes: Uint8Array, { widthPx, heightPx, samples }: ChunkSize): Raster {
  const length = widthPx * heightPx * samples;
  if (bytes.length < length) throw new ImageError(`it has ${bytes.length} bytes where ${length} are needed`);
  return { data: bytes.subarray(0, length), widthPx, heightPx, channels: samples };
}

async function decodeWebp(bytes: Uint8Array, { widthPx, heightPx }: ChunkSize): Promise<Raster> {
  const text = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (text(0) !== 'RIFF' || text(8) !== 'WEBP') throw new ImageError('the data does not start as WebP');
  return decodeRaster(bytes, { maxPixels: widthPx * heightPx, grey: false });
}
