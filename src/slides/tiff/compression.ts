/** TIFF compression numbers that we decode. */
export const COMPRESSION = {
  none: 1,
  lzw: 5,
  jpeg: 7,
  deflate: 8,
  packBits: 32773,
  oldDeflate: 32946,
  /** Aperio: YCbCr; others (Bio-Formats) write RGB under the same number. */
  jpeg2000Aperio: 33003,
  jpeg2000Lossy: 33004,
  /** Aperio: RGB. */
  jpeg2000Rgb: 33005,
  jpeg2000: 34712,
  /** libtiff's own number before 4.0.10. */
  oldZstd: 34926,
  /** libtiff's own number before 4.0.10. */
  oldWebp: 34927,
  zstd: 50000,
  webp: 50001,
} as const;

const JPEG2000: ReadonlySet<number> = new Set([
  COMPRESSION.jpeg2000Aperio,
  COMPRESSION.jpeg2000Lossy,
  COMPRESSION.jpeg2000Rgb,
  COMPRESSION.jpeg2000,
]);

/** Lossless byte codecs, which libvips' libtiff has (Zstandard it has not). */
const LIBTIFF: ReadonlySet<number> = new Set([COMPRESSION.lzw, COMPRESSION.packBits]);

const WEBP: ReadonlySet<number> = new Set([COMPRESSION.webp, COMPRESSION.oldWebp]);

const ZSTD: ReadonlySet<number> = new Set([COMPRESSION.zstd, COMPRESSION.oldZstd]);

const DEFLATE: ReadonlySet<number> = new Set([COMPRESSION.deflate, COMPRESSION.oldDeflate]);

export type Codec = 'none' | 'deflate' | 'jpeg' | 'jpeg2000' | 'libtiff' | 'webp' | 'zstd';

/** The decoder for a compression, or undefined when there is none. */
export function codecOf(compression: number): Codec | undefined {
  if (compression === COMPRESSION.none) return 'none';
  if (compression === COMPRESSION.jpeg) return 'jpeg';
  if (WEBP.has(compression)) return 'webp';
  if (ZSTD.has(compression)) return 'zstd';
  if (JPEG2000.has(compression)) return 'jpeg2000';
  if (DEFLATE.has(compression)) return 'deflate';
  return LIBTIFF.has(compression) ? 'libtiff' : undefined;
}

/** Names for messages about what is not supported. */
const UNSUPPORTED_NAMES: ReadonlyMap<number, string> = new Map([
  [2, 'CCITT RLE'],
  [3, 'CCITT Group 3'],
  [4, 'CCITT Group 4'],
  [6, 'old-style JPEG'],
  [22610, 'JPEG XR'],
  [34887, 'LERC'],
  [34892, 'lossy JPEG (DNG)'],
  [34925, 'LZMA'],
  [34933, 'PNG'],
  [34934, 'JPEG XR'],
  [50002, 'JPEG XL'],
  [52546, 'JPEG XL'],
]);

export function compressionName(compression: number): string {
  const name = UNSUPPORTED_NAMES.get(compression);
  return name === undefined ? `compression ${compression}` : `${name} compression`;
}
