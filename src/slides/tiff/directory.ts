import type { TagNumbers } from './tag-numbers.js';

/** TIFF tag numbers by the names the specification gives them. */
export const TAG = {
  newSubfileType: 254,
  imageWidth: 256,
  imageLength: 257,
  bitsPerSample: 258,
  compression: 259,
  photometricInterpretation: 262,
  fillOrder: 266,
  imageDescription: 270,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  xResolution: 282,
  yResolution: 283,
  planarConfiguration: 284,
  resolutionUnit: 296,
  software: 305,
  predictor: 317,
  tileWidth: 322,
  tileLength: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  subIfds: 330,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
  xmp: 700,
  iccProfile: 34675,
  /** Hamamatsu NDPI: present in every directory of its files. */
  ndpiFormatFlag: 65420,
} as const;

export const PHOTOMETRIC = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, ycbcr: 6 } as const;

/** How the image is cut: tiles, or strips as tiles of the image's full width. */
export interface Tiling {
  readonly tiled: boolean;
  readonly tileWidthPx: number;
  readonly tileHeightPx: number;
  readonly offsets: TagNumbers;
  readonly byteCounts: TagNumbers;
}

export type ReadBytes = () => Promise<Uint8Array>;

/** One image of the file, as its directory describes it. */
export interface TiffDirectory {
  /** For messages: `directory 2`, `sub-directory 1 of directory 0`. */
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bitsPerSample: readonly number[];
  readonly samplesPerPixel: number;
  /** 1: unsigned integers. */
  readonly sampleFormats: readonly number[];
  /** What the samples after the colours are: 1 premultiplied alpha, 2 alpha, 0 unspecified. */
  readonly extraSamples: readonly number[];
  readonly compression: number;
  readonly photometric: number;
  /** Samples lie in planes of their own. */
  readonly planar: boolean;
  readonly predictor: number;
  /** 2: the bits of each byte are stored the other way round. */
  readonly fillOrder: number;
  /** A set of bits; 0 when absent. */
  readonly newSubfileType: number;
  /** NewSubfileType says: a smaller version of another image. */
  readonly reducedResolution: boolean;
  readonly tiling: Tiling;
  readonly jpegTables?: Uint8Array;
  /** Absent: it has none. */
  readonly readIccProfile?: ReadBytes;
  readonly description: string;
  readonly software: string;
  readonly xmp: string;
  readonly resolution: TiffResolution;
  /** Smaller versions of this image. */
  readonly subDirectories: readonly TiffDirectory[];
}

/** Pixels per unit, as stored; 0 when absent. */
export interface TiffResolution {
  readonly x: number;
  readonly y: number;
  /** 2 inch, 3 centimetre, 1 none. */
  readonly unit: number;
}
