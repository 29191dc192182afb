import { ImageError } from '../../image/image-error.js';

/** What the main header of a JPEG 2000 codestream says, as far as it decides how to decode. */
export interface Jpeg2000Header {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly components: number;
  /** The colour components have half the resolution on one axis or both, as only YCbCr has. */
  readonly subsampled: boolean;
  /** The codestream's own colour transform is on, so what comes out is RGB. */
  readonly colourTransform: boolean;
}

/** Start and size markers of a codestream; in a JP2 file they follow a few small boxes. */
const CODESTREAM_START = [0xff, 0x4f, 0xff, 0x51];
const MAX_BOX_BYTES = 4096;
const COD = 0xff52;
const SOT = 0xff90;
/** One tile in practice; a codestream of thousands would cost memory and time out of proportion. */
const MAX_TILES = 4096;

/** Reads SIZ and COD; throws ImageError for what the decoder cannot take or should not be given. */
export function readJpeg2000Header(bytes: Uint8Array): Jpeg2000Header {
  const start = findStart(bytes);
  if (start === undefined) throw new ImageError('the data does not start as JPEG 2000');
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start);
  try {
    return { ...readSize(view), colourTransform: readColourTransform(view) };
  } catch (error) {
    if (error instanceof RangeError) throw new ImageError('the JPEG 2000 header is cut off', { cause: error });
    throw error;
  }
}

function findStart(bytes: Uint8Array): number | undefined {
  const last = Math.min(MAX_BOX_BYTES, bytes.length - CODESTREAM_START.length);
  for (let at = 0; at <= last; at += 1) {
    if (CODESTREAM_START.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return undefined;
}

function readSize(view: DataView): Omit<Jpeg2000Header, 'colourTransform'> {
  const [widthPx, heightPx, offsetX, offsetY, tileWidth, tileHeight] = [8, 12, 16, 20, 24, 28].map((at) =>
    view.getUint32(at),
  ) as [number, number, number, number, number, number];
  if (offsetX !== 0 || offsetY !== 0) throw new ImageError('the JPEG 2000 image does not start at its origin');
  const tiles = Math.ceil(widthPx / tileWidth) * Math.ceil(heightPx / tileHeight);
  if (!(tiles > 0 && tiles <= MAX_TILES)) throw new ImageError(`the JPEG 2000 image has ${tiles} tiles of its own`);
  const components = view.getUint16(40);
  if (components !== 1 && components !== 3)
    throw new ImageError(`the JPEG 2000 image has ${components} components; 1 and 3 are supported`);
  return { widthPx, heightPx, components, subsampled: readSubsampling(view, components) };
}

/** The decoder takes 4:4:4, 4:2:2 and 4:2:0; it would read past its buffers with others. */
function readSubsampling(view: DataView, components: number): boolean {
  const steps: string[] = [];
  for (let i = 0; i < components; i += 1) {
    const depth = view.getUint8(42 + i * 3);
    if (depth !== 7) throw new ImageError('the JPEG 2000 image is not of unsigned 8-bit samples');
    steps.push(`${view.getUint8(43 + i * 3)}×${view.getUint8(44 + i * 3)}`);
  }
  const [luma, blue = '1×1', red = '1×1'] = steps;
  if (luma !== '1×1' || blue !== red || !['1×1', '2×1', '2×2'].includes(blue)) {
    throw new ImageError(`the JPEG 2000 components are subsampled ${steps.join(', ')}, which is not supported`);
  }
  return blue !== '1×1';
}

function readColourTransform(view: DataView): boolean {
  for (let at = 2; ;) {
    const marker = view.getUint16(at);
    if (marker === COD) return view.getUint8(at + 8) === 1;
    if (marker === SOT) throw new ImageError('the JPEG 2000 header has no coding style');
    at += 2 + view.getUint16(at + 2);
  }
}
