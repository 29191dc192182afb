import { decodeRaster, type Raster } from '../../image/decode-raster.js';
import { ImageError } from '../../image/image-error.js';
import { readJpegHeader, type JpegFrame, type JpegHeader } from '../../image/jpeg/jpeg-header.js';
import { decodeByTurbojpeg, decodeInto, type JpegStream, type PixelRows } from '../../image/jpeg/turbojpeg.js';

export interface JpegTile {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly samples: number;
  /** What the container says of its colours: YCbCr, else RGB. Without meaning for grey. */
  readonly ycbcr: boolean;
  /** Tables that all tiles share: TIFF's JPEGTables. */
  readonly tables?: Uint8Array;
  /**
   * Whether JFIF and Adobe markers within a tile say what its colours are, before the container does. Bio-Formats
   * stores YCbCr tiles with a JFIF marker under the photometric RGB, which libtiff shows in false colours. Aperio's
   * tiles are what the directory says, whatever their markers.
   */
  readonly trustMarkers: boolean;
}

const ADOBE_RGB = 0;
const ADOBE_YCBCR = 1;
const RGB_IDS = Array.from('RGB', (letter) => letter.charCodeAt(0));

/** Decodes a tile in one pass of libjpeg: its tables are merged in and its colours stated by an Adobe marker. */
export async function decodeJpeg(compressed: Uint8Array, tile: JpegTile): Promise<Raster> {
  const { bytes, widthPx, heightPx } = streamOf(compressed, tile);
  const channels = tile.samples;
  if (channels === 1 || channels === 3) {
    const data = await decodeByTurbojpeg({ bytes, widthPx, heightPx, channels });
    if (data !== undefined) return { data, widthPx, heightPx, channels };
  }
  // Also says what is wrong with a stream that was refused.
  return decodeRaster(bytes, { maxPixels: tile.widthPx * tile.heightPx, grey: channels === 1 });
}

/**
 * The same for a tile of three samples that is as large as it may be, straight into a larger picture. False for every
 * other, and for one that is not sound: `decodeJpeg` has the say then, and the picture may hold some of its pixels.
 */
export async function decodeJpegInto(compressed: Uint8Array, tile: JpegTile, target: PixelRows): Promise<boolean> {
  if (tile.samples !== 3) return false;
  const stream = streamOf(compressed, tile);
  if (stream.widthPx !== tile.widthPx || stream.heightPx !== tile.heightPx) return false;
  return decodeInto({ ...stream, channels: 3 }, target);
}

/** The tile as a file of its own. */
function streamOf(compressed: Uint8Array, tile: JpegTile): Omit<JpegStream, 'channels'> {
  const header = readJpegHeader(compressed);
  const { widthPx, heightPx } = checkedFrame(header, tile);
  const tables = tile.tables === undefined ? [] : readJpegHeader(tile.tables).segments;
  const transform = colourTransform(header, tile);
  const bytes = joinBytes([
    Uint8Array.of(0xff, 0xd8),
    ...(tile.samples === 3 ? [adobeMarker(transform)] : []),
    ...tables,
    ...header.segments,
    header.scans ?? new Uint8Array(0),
  ]);
  return { bytes, widthPx, heightPx };
}

/** The frame decides what libjpeg allocates, so it is held to the tile before. */
function checkedFrame({ frame, scans }: JpegHeader, tile: JpegTile): JpegFrame {
  if (frame === undefined || scans === undefined) throw new ImageError('the JPEG data holds no image');
  const { widthPx, heightPx, precisionBits, componentIds } = frame;
  if (precisionBits !== 8) throw new ImageError(`the JPEG data has ${precisionBits} bits per sample`);
  if (componentIds.length !== tile.samples)
    throw new ImageError(`the JPEG data has ${componentIds.length} components, not ${tile.samples}`);
  if (widthPx === 0 || heightPx === 0 || widthPx > tile.widthPx || heightPx > tile.heightPx) {
    throw new ImageError(`the JPEG data is ${widthPx}×${heightPx} px, not ${tile.widthPx}×${tile.heightPx}`);
  }
  return frame;
}

function colourTransform(header: JpegHeader, tile: JpegTile): number {
  if (tile.trustMarkers) {
    if (header.adobeTransform !== undefined) return header.adobeTransform;
    if (header.jfif) return ADOBE_YCBCR;
    if (RGB_IDS.every((id, i) => header.frame?.componentIds[i] === id)) return ADOBE_RGB;
  }
  return tile.ycbcr ? ADOBE_YCBCR : ADOBE_RGB;
}

/** APP14: "Adobe", version 100, no flags, the transform. */
function adobeMarker(transform: number): Uint8Array {
  return Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
