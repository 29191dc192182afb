// A slide's truth from a file: a mask at any scale, or annotations of any known format.
import { open, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import path from 'node:path';
import { checkAnnotations } from '../../domain/annotations/check-annotations.js';
import { paintRegions } from '../../domain/annotations/paint-regions.js';
import { parseAnnotations } from '../../domain/annotations/parse-annotations.js';
import { truthInvalid } from '../../domain/annotations/truth-invalid.js';
import { frameOfMask, MAX_MASK_PIXELS, NOTHING, TUMOUR, type TruthMask } from '../../domain/annotations/truth-mask.js';
import type { SlideSource } from '../../domain/dataset/data-plan.js';
import { AppError } from '../../domain/errors/app-error.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { PatchGrid } from '../../domain/geometry/grid.js';
import type { SlideFacts } from '../../domain/slides/slide.js';
import { decodeMask } from '../../image/decode-mask.js';
import { sniffImage } from '../../image/sniff-image.js';
import { readSlideMask } from './read-slide-mask.js';
import type { SlideTools } from './slide-tools.js';

export interface Truth {
  readonly mask: TruthMask;
  readonly notes: readonly string[];
}

/** The largest of CAMELYON16's annotations has 9 MB; gzip may hide much more than it shows. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024;
/** Mask pixels along the side of a patch when outlines are painted: as the original's masks had. */
const PIXELS_PER_CELL = 16;
const HEAD_BYTES = 16;

/** Throws TRAINING_DATA_INVALID saying what is wrong with the file, or what the slide readers throw. */
export async function loadTruth(
  file: string,
  slide: SlideFacts,
  grid: PatchGrid,
  source: SlideSource,
  tools: SlideTools,
  signal: AbortSignal,
): Promise<Truth> {
  throwIfAborted(signal);
  const type = sniffImage(await readHead(file));
  if (type === undefined) return drawnTruth(await readText(file), slide, grid, source);
  const isTumour = tumourValues(source);
  if (type === 'tiff') return { mask: await readSlideMask(file, slide, grid, isTumour, tools, signal), notes: [] };
  const image = await decodeMask(file, MAX_MASK_PIXELS).catch((error: unknown) => {
    throw truthInvalid(`the mask cannot be read: ${error instanceof Error ? error.message : ''}`, error);
  });
  return { mask: { ...frameOfMask(slide, image), data: image.data.map((value) => isTumour[value]!) }, notes: [] };
}

/** What each value of a mask means. */
function tumourValues({ maskTumourValues }: SlideSource): Uint8Array {
  const wanted = new Set(maskTumourValues);
  return Uint8Array.from({ length: 256 }, (_, value) =>
    (wanted.size === 0 ? value > 0 : wanted.has(value)) ? TUMOUR : NOTHING,
  );
}

function drawnTruth(text: string, slide: SlideFacts, grid: PatchGrid, { names }: SlideSource): Truth {
  const annotations = parseAnnotations(text, names);
  const notes = checkAnnotations(annotations, slide);
  const level0PerPixelX = Math.max(1, grid.cellLevel0X / PIXELS_PER_CELL);
  const level0PerPixelY = Math.max(1, grid.cellLevel0Y / PIXELS_PER_CELL);
  const frame = {
    widthPx: Math.ceil(slide.widthPx / level0PerPixelX),
    heightPx: Math.ceil(slide.heightPx / level0PerPixelY),
    level0PerPixelX,
    level0PerPixelY,
  };
  if (frame.widthPx * frame.heightPx > MAX_MASK_PIXELS)
    throw truthInvalid('the slide has too many patches to be painted');
  return { mask: paintRegions(annotations.regions, frame), notes };
}

async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function readText(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > MAX_TEXT_BYTES) throw truthInvalid(`${path.basename(file)} has more than ${MAX_TEXT_BYTES} bytes`);
  const bytes = await readFile(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return (isGzip ? await promisify(gunzip)(bytes, { maxOutputLength: MAX_TEXT_BYTES }) : bytes).toString('utf8');
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw truthInvalid(`${path.basename(file)} is no whole gzip file, or too large`, error);
  }
}
