import type { FileContents } from '../corpus/seed-files.js';
import { dicomLayout } from './dicom-layout.js';
import { tiffLayout, type TiffLayout } from './tiff-layout.js';

/**
 * What a decoder can tell of damage to compressed pixels: nothing, for whatever bytes lie there are pixels; little, so
 * that only white counts; or so much that plain pixels of another colour count too.
 */
export type PixelCheck = 'nothing' | 'little' | 'much';

const NONE = 1;
const PACK_BITS = 32_773;
/** Arithmetic coders make pixels of any bytes (WebP, JPEG 2000); Zstandard is stored without a sum. */
const LITTLE_CHECKED: ReadonlySet<number> = new Set([33_003, 33_004, 33_005, 34_712, 34_926, 34_927, 50_000, 50_001]);

const [WIDTH, HEIGHT, COMPRESSION] = [256, 257, 259] as const;
const TRANSFER_SYNTAX = /1\.2\.840\.10008\.1\.2[.\d]*/;
const JPEG = /\.4\.5\d$/;
const JPEG_2000 = /\.4\.9\d$/;

/** Of a sound slide, by how its pixels are stored. */
export function pixelCheckOf(files: FileContents): PixelCheck {
  if ([...files.keys()].some((name) => /\.(vmu|czi)$/.test(name))) return 'nothing';
  const checks = [...files.values()].flatMap((bytes) => checkOfFile(bytes) ?? []);
  return checks.find((check) => check === 'nothing') ?? checks.find((check) => check === 'little') ?? 'much';
}

function checkOfFile(bytes: Uint8Array): PixelCheck | undefined {
  const tiff = tiffLayout(bytes);
  if (tiff !== undefined) return checkOfTiff(largestCompression(tiff, bytes));
  if ((dicomLayout(bytes)?.pixels ?? []).length === 0) return undefined;
  const syntax = TRANSFER_SYNTAX.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1').slice(132))?.[0] ?? '';
  return JPEG.test(syntax) ? 'much' : JPEG_2000.test(syntax) ? 'little' : 'nothing';
}

function checkOfTiff(compression: number): PixelCheck {
  if (compression === NONE || compression === PACK_BITS) return 'nothing';
  return LITTLE_CHECKED.has(compression) ? 'little' : 'much';
}

/** That of the largest image: labels and thumbnails may be stored in other ways. */
function largestCompression({ entries, little }: TiffLayout, bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const valuesOf = (wanted: number): readonly number[] =>
    entries
      .filter(({ tag }) => tag === wanted)
      .map(({ type, valueAt }) => (type === 3 ? view.getUint16(valueAt, little) : view.getUint32(valueAt, little)));
  const [widths, heights, compressions] = [valuesOf(WIDTH), valuesOf(HEIGHT), valuesOf(COMPRESSION)];
  const areas = widths.map((width, i) => width * (heights[i] ?? 0));
  return compressions[areas.indexOf(Math.max(...areas))] ?? NONE;
}
