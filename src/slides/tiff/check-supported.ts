import { codecOf, compressionName } from './compression.js';
import { PHOTOMETRIC, type TiffDirectory } from './directory.js';
import { unsupported } from '../slide-error.js';

const COLOUR_NAMES: ReadonlyMap<number, string> = new Map([
  [-1, 'unstated'],
  [3, 'palette'],
  [4, 'mask'],
  [5, 'CMYK'],
  [8, 'CIE L*a*b*'],
  [9, 'ICC L*a*b*'],
  [10, 'ITU L*a*b*'],
  [32803, 'colour filter array'],
]);

/** TIFF's FillOrder. */
const REVERSED = 2;

/** Throws SLIDE_UNSUPPORTED, naming the feature, for an image whose pixels we do not decode. */
export function checkSupported(directory: TiffDirectory): void {
  const problem = samplesProblem(directory) ?? colourProblem(directory) ?? compressionProblem(directory);
  if (problem !== undefined) throw unsupported(`${directory.name} has ${problem}`);
}

function samplesProblem({ bitsPerSample, sampleFormats, samplesPerPixel }: TiffDirectory): string | undefined {
  const bits = bitsPerSample.length === 0 ? [1] : bitsPerSample;
  if (bits.some((bit) => bit !== 8)) return `${[...new Set(bits)].join(' and ')} bits per sample; 8 are supported`;
  if (sampleFormats.some((format) => format !== 1))
    return 'signed or floating-point samples; unsigned integers are supported';
  if (samplesPerPixel > 4)
    return `${samplesPerPixel} samples per pixel: a multi-channel image, not a stained slide in RGB`;
  return undefined;
}

function colourProblem({ photometric, samplesPerPixel, planar }: TiffDirectory): string | undefined {
  switch (photometric) {
    case PHOTOMETRIC.whiteIsZero:
    case PHOTOMETRIC.blackIsZero:
      return samplesPerPixel <= 2 ? undefined : `${samplesPerPixel} grey channels; one, or RGB, is supported`;
    case PHOTOMETRIC.rgb:
      return samplesPerPixel >= 3 ? undefined : `${samplesPerPixel} samples per pixel but calls them RGB`;
    case PHOTOMETRIC.ycbcr:
      return samplesPerPixel === 3 && !planar ? undefined : 'YCbCr colours in an unusual layout';
    default:
      return `${COLOUR_NAMES.get(photometric) ?? `number ${photometric}`} colours; RGB, YCbCr and grey are supported`;
  }
}

function compressionProblem({
  compression,
  photometric,
  predictor,
  fillOrder,
  samplesPerPixel,
  planar,
}: TiffDirectory): string | undefined {
  const codec = codecOf(compression);
  if (codec === undefined)
    return `${compressionName(compression)}; JPEG, JPEG 2000, WebP, LZW, Deflate, Zstandard, PackBits and none are supported`;
  const jpegFamily = codec === 'jpeg' || codec === 'jpeg2000';
  if (photometric === PHOTOMETRIC.ycbcr && !jpegFamily) return 'YCbCr colours without JPEG';
  if (jpegFamily && !planar && samplesPerPixel !== 1 && samplesPerPixel !== 3)
    return `${samplesPerPixel} samples per pixel in JPEG; 1 and 3 are supported`;
  // Streams of JPEG and WebP have an order of their own.
  if (fillOrder === REVERSED && !jpegFamily && codec !== 'webp') return 'the bits of each byte in reverse order';
  return predictor > 2 ? `predictor ${predictor}; 1 and 2 are supported` : undefined;
}
