// Slide formats in the order they are asked. A new format is one folder and one line here.
import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { throwIfAborted } from '../domain/errors/abort-error.js';
import { limitConcurrency } from '../image/limit-concurrency.js';
import type { SlideFileSet, SlideFormat, SlideReader } from '../ports/slide-reader.js';
import { describeContent, SNIFF_BYTES } from './sniff-content.js';
import { createTileCache } from './tiff/tile-cache.js';
import { createTiffFormat } from './tiff/tiff-format.js';

/**
 * Decoded tiles of all open slides. A slide of 100,000 px has 390 tiles of 256 px in a row, 73 MiB decoded: this
 * holds three such rows, so that reading row by row decodes each tile once, with room for a viewer beside it.
 */
const TILE_CACHE_BYTES = 256 * 1024 * 1024;

/** One decode a core keeps all cores busy; a few more hide the reading of files. */
const MAX_DECODING = Math.max(2, Math.min(16, availableParallelism() + 1));

/** Decoded bytes under way: with 256-px tiles never reached, with the largest tiles one or two at a time. */
const MAX_DECODING_BYTES = 256 * 1024 * 1024;

/** Each region awaits a few tiles at a time; this many waiting are hundreds of regions, more than any caller reads. */
const MAX_WAITING_TILES = 4096;

const shared = {
  cache: createTileCache(TILE_CACHE_BYTES),
  runLimited: limitConcurrency({
    maxRunning: MAX_DECODING,
    maxWeight: MAX_DECODING_BYTES,
    maxWaiting: MAX_WAITING_TILES,
  }),
};

export const slideFormats: readonly SlideFormat[] = [
  // tiff comes last: vendors' own formats that are TIFFs inside are to be asked before it.
  createTiffFormat(shared),
];

/**
 * Opens the slide with the first format that knows its content.
 * Throws SLIDE_EMPTY, SLIDE_FORMAT_UNKNOWN (saying what it looks like), or what the format finds wrong.
 */
export async function detectAndOpen(files: SlideFileSet, signal?: AbortSignal): Promise<SlideReader> {
  throwIfAborted(signal);
  const head = await readHead(files);
  for (const format of slideFormats) {
    if (await format.detect(files)) return format.open(files, signal);
  }
  throw unknownFormat(files, head);
}

async function readHead(files: SlideFileSet): Promise<Uint8Array> {
  const [name] = files.names;
  if (name === undefined) throw new AppError('SLIDE_EMPTY', 'The slide has no files.');
  const handle = await open(join(files.rootDir, name)).catch((cause: unknown) => {
    throw new AppError('SLIDE_NOT_FOUND', `The file "${name}" of the slide cannot be opened.`, { cause });
  });
  try {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    if (bytesRead === 0) throw new AppError('SLIDE_EMPTY', `The file "${name}" is empty.`);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function unknownFormat(files: SlideFileSet, head: Uint8Array): AppError {
  const content = isMirax(files) ? '3DHISTECH MIRAX slide' : describeContent(head);
  const looks =
    content === undefined ? 'Its content is of no known format' : `It looks like a ${content}, which is not supported`;
  return new AppError(
    'SLIDE_FORMAT_UNKNOWN',
    `The file is no slide that can be read. ${looks}; TIFF-based slides (SVS, Philips TIFF, OME-TIFF, pyramidal TIFF) are.`,
    {
      metadata: content === undefined ? {} : { looksLike: content },
    },
  );
}

/** The index file of a MIRAX slide is a plain JPEG: only its companions tell. */
function isMirax({ names }: SlideFileSet): boolean {
  return names.some((name) => /\.mrxs$|(^|\/)slidedat\.ini$/i.test(name));
}
