// One frame's pixels in every way that a DICOM file may hold them.
import { createRequire } from 'node:module';
import sharp from 'sharp';
import type { RgbImage } from '../../../../src/domain/image.js';
import { planeOf } from '../../support/test-pictures.js';
import { joined } from './elements.js';

export type TestCodec = 'none' | 'jpeg' | 'jpeg2000' | 'jpeg2000-lossy';

export interface FrameEncoding {
  readonly codec: TestCodec;
  readonly photometric: string;
  readonly planar?: boolean;
}

export async function encodeFrame(frame: RgbImage, encoding: FrameEncoding): Promise<Uint8Array> {
  switch (encoding.codec) {
    case 'none':
      return uncompressed(frame, encoding);
    case 'jpeg':
      return toJpeg(frame, encoding.photometric);
    case 'jpeg2000':
    case 'jpeg2000-lossy':
      return toJpeg2000(frame, encoding);
  }
}

function uncompressed({ data }: RgbImage, { photometric, planar = false }: FrameEncoding): Uint8Array {
  if (photometric.startsWith('MONOCHROME')) return grey(data, photometric);
  if (photometric === 'YBR_FULL_422') return pairs(toYcbcr(data));
  const samples = photometric === 'YBR_FULL' ? toYcbcr(data) : data;
  return planar ? joined([0, 1, 2].map((channel) => planeOf(samples, channel))) : samples;
}

function grey(data: Uint8Array, photometric: string): Uint8Array {
  return planeOf(data, 1).map((value) => (photometric === 'MONOCHROME1' ? 255 - value : value));
}

/** YBR of 4:2:2 or 4:2:0 as YBR_FULL_422 has it, 4:4:4 for YBR_FULL. */
async function toJpeg({ data, widthPx, heightPx }: RgbImage, photometric: string): Promise<Uint8Array> {
  const channels = photometric.startsWith('MONOCHROME') ? 1 : 3;
  const samples = channels === 1 ? grey(data, photometric) : data;
  const chromaSubsampling = photometric === 'YBR_FULL_422' ? '4:2:0' : '4:4:4';
  const image = sharp(samples, { raw: { width: widthPx, height: heightPx, channels } });
  return image
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: 95, chromaSubsampling })
    .toBuffer();
}

interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array;
  setQuality(lossless: boolean, quality: number): void;
  setCompressionRatio(layer: number, ratio: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}

const require = createRequire(import.meta.url);
let codec: Promise<{ readonly J2KEncoder: new () => Encoder }> | undefined;

/** The encoder's own transform for YBR_RCT and YBR_ICT; none for RGB and for YBR_FULL, which is stored as it is. */
async function toJpeg2000(frame: RgbImage, { codec: kind, photometric }: FrameEncoding): Promise<Uint8Array> {
  codec ??= (require('@cornerstonejs/codec-openjpeg') as () => NonNullable<typeof codec>)();
  const { J2KEncoder } = await codec;
  const encoder = new J2KEncoder();
  const isUsingColorTransform = photometric === 'YBR_RCT' || photometric === 'YBR_ICT';
  const { widthPx: width, heightPx: height } = frame;
  const buffer = encoder.getDecodedBuffer({
    width,
    height,
    bitsPerSample: 8,
    componentCount: 3,
    isSigned: false,
    isUsingColorTransform,
  });
  buffer.set(photometric === 'YBR_FULL' ? toYcbcr(frame.data) : frame.data);
  encoder.setQuality(kind === 'jpeg2000', 0);
  if (kind === 'jpeg2000-lossy') encoder.setCompressionRatio(0, 4);
  encoder.encode();
  const bytes = Uint8Array.from(encoder.getEncodedBuffer());
  encoder.delete();
  return bytes;
}

/** BT.601, full range. */
function toYcbcr(rgb: Uint8Array): Uint8Array {
  const ycbcr = new Uint8ClampedArray(rgb.length);
  for (let i = 0; i < rgb.length; i += 3) {
    const [red = 0, green = 0, blue = 0] = rgb.subarray(i, i + 3);
    ycbcr[i] = 0.299 * red + 0.587 * green + 0.114 * blue;
    ycbcr[i + 1] = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue;
    ycbcr[i + 2] = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue;
  }
  return new Uint8Array(ycbcr.buffer);
}

/** Two lumas and the chromas of the first of them. */
function pairs(ycbcr: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((ycbcr.length / 6) * 4);
  for (let from = 0, to = 0; from < ycbcr.length; from += 6, to += 4) {
    bytes.set([ycbcr[from] ?? 0, ycbcr[from + 3] ?? 0, ycbcr[from + 1] ?? 0, ycbcr[from + 2] ?? 0], to);
  }
  return bytes;
}
