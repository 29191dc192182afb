// What no reader can see: a JPEG whose flipped bits still make a sound stream, with plain cells in it. It has no sum.
import { sharp } from '../../../src/image/sharp.js';
import type { FileContents } from './corpus/seed-files.js';
import { pixelRanges } from './layout/pixel-ranges.js';
import { tiffLayout } from './layout/tiff-layout.js';

const JPEG_TABLES = 347;
const QUANTISATION_TABLE = Buffer.of(0xff, 0xdb);
const BLOCK_PX = 8;
/** Of one colour, but for the last digit. */
const PLAIN_RANGE = 2;

/**
 * Whether a JPEG among the damaged bytes, decoded by libvips with warnings as errors, has a plain block of 8 × 8 px that the
 * sound one has not.
 */
export async function storesPlainJpeg(sound: FileContents, damaged: FileContents): Promise<boolean> {
  for (const [name, ranges] of pixelRanges(damaged)) {
    const [before, after] = [sound.get(name), damaged.get(name)];
    if (before === undefined || after === undefined) continue;
    for (const { start, end } of ranges) {
      const [was, is] = [Buffer.from(before.subarray(start, end)), Buffer.from(after.subarray(start, end))];
      if (was.equals(is)) continue;
      const known = await plainBlocks(whole(was, before));
      if ([...(await plainBlocks(whole(is, after)))].some((block) => !known.has(block))) return true;
    }
  }
  return false;
}

/** With the tables that a TIFF keeps for all its tiles. */
function whole(jpeg: Buffer, file: Uint8Array): Buffer {
  if (jpeg.includes(QUANTISATION_TABLE)) return jpeg;
  const tables = tiffLayout(file)?.entries.find(({ tag }) => tag === JPEG_TABLES);
  if (tables === undefined) return jpeg;
  return Buffer.concat([file.subarray(tables.valueAt, tables.valueAt + tables.count - 2), jpeg.subarray(2)]);
}

/** As `x,y`; none of what does not decode. */
async function plainBlocks(jpeg: Buffer): Promise<ReadonlySet<string>> {
  const blocks = new Set<string>();
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return blocks;
  try {
    const { data, info } = await sharp(jpeg, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
    for (let y = 0; y + BLOCK_PX <= info.height; y += BLOCK_PX) {
      for (let x = 0; x + BLOCK_PX <= info.width; x += BLOCK_PX) if (isPlain(data, info, x, y)) blocks.add(`${x},${y}`);
    }
  } catch {
    // Then a reader has to refuse it too.
  }
  return blocks;
}

function isPlain(
  data: Buffer,
  { width, channels }: { readonly width: number; readonly channels: number },
  left: number,
  top: number,
): boolean {
  for (let channel = 0; channel < channels; channel += 1) {
    const values = Array.from(
      { length: BLOCK_PX * BLOCK_PX },
      (_, i) => data[((top + Math.floor(i / BLOCK_PX)) * width + left + (i % BLOCK_PX)) * channels + channel]!,
    );
    if (Math.max(...values) - Math.min(...values) > PLAIN_RANGE) return false;
  }
  return true;
}
