// Slide formats in the order they are asked. A new format is one folder and one line here.
import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { throwIfAborted } from '../domain/errors/abort-error.js';
import { limitConcurrency } from '../domain/async/limit-concurrency.js';
import type { SlideFileSet, SlideFormat, SlideReader } from '../ports/slide-reader.js';
import { describeContent, SNIFF_BYTES } from './sniff-content.js';
import { createDicomFormat } from './dicom/dicom-format.js';
import { NO_ARCHIVES, type Archives } from './dicomweb/archives.js';
import { createDicomwebFormat } from './dicomweb/dicomweb-format.js';
import { createOpenslideFormat } from './openslide/openslide-format.js';
import { createTileCache } from './tile-cache.js';
import { createTiffFormat } from './tiff/tiff-format.js';

/**
 * Decoded tiles of all open slides. What two rows of blocks share is a row of tiles: 390 of 256 px on a slide of
 * 100,000 px, 73 MiB decoded. It fits, so that each tile is decoded once; more would be held for nobody.
 */
const TILE_CACHE_BYTES = 80 * 1024 * 1024;

/**
 * One decode a core keeps all cores busy; four more hide the reading of files and what the event loop does between two,
 * for which a core would otherwise wait: as many as libuv has threads.
 */
const MAX_DECODING = Math.min(16, availableParallelism() + 4);

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

export interface SlideOpenerOptions {
  /** Native code did not come back from a slide: it can be helped by nothing but a new process. */
  readonly onStuck?: () => void;
  /** Where slides may stay instead of being uploaded; none by default. */
  readonly archives?: Archives;
}

/** Opens a slide, whatever its format. */
export type OpenSlide = (files: SlideFileSet, signal?: AbortSignal) => Promise<SlideReader>;

/** In the order they are asked. What one knows but cannot read goes on to the next. */
export function createSlideFormats({
  archives = NO_ARCHIVES,
  ...options
}: SlideOpenerOptions = {}): readonly SlideFormat[] {
  return [
    createTiffFormat(shared),
    createDicomFormat(shared),
    createDicomwebFormat(shared, archives),
    // OpenSlide comes last: no native parser sees what our own read exactly.
    createOpenslideFormat(options),
  ];
}

/**
 * Opens the slide with the first format that knows and reads its content.
 * Throws SLIDE_EMPTY, SLIDE_FORMAT_UNKNOWN (saying what it looks like), or what the formats find wrong.
 */
export function createSlideOpener(formats: readonly SlideFormat[]): OpenSlide {
  return async (files, signal) => {
    throwIfAborted(signal);
    const head = await readHead(files);
    const refusals: AppError[] = [];
    for (const format of formats) {
      if (!(await format.detect(files))) continue;
      try {
        return await format.open(files, signal);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        refusals.push(error);
      }
    }
    throw refusals.length === 0 ? unknownFormat(head) : merged(refusals, head);
  };
}

/** The opener of all formats with their defaults. */
export const detectAndOpen = createSlideOpener(createSlideFormats());

/** Not this format's slide, as opposed to a slide of its format with something wrong. */
function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && (error.reason === 'SLIDE_UNSUPPORTED' || error.reason === 'SLIDE_FORMAT_UNKNOWN');
}

/** What a format that knows the content says comes before one that does not know it at all. */
function merged(refusals: readonly AppError[], head: Uint8Array): AppError {
  const known = refusals.filter(({ reason }) => reason === 'SLIDE_UNSUPPORTED');
  const [only, second] = known;
  if (only === undefined) return unknownFormat(head);
  if (second === undefined) return only;
  return new AppError('SLIDE_UNSUPPORTED', known.map(({ message }) => message).join(' '), {
    metadata: Object.assign({}, ...known.map(({ metadata }) => metadata)) as Record<string, string>,
  });
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

function unknownFormat(head: Uint8Array): AppError {
  const content = describeContent(head);
  const looks =
    content === undefined ? 'Its content is of no known format' : `It looks like a ${content}, which is not supported`;
  return new AppError(
    'SLIDE_FORMAT_UNKNOWN',
    `The file is no slide that can be read. ${looks}; whole-slide images (SVS, DICOM, MIRAX, NDPI, OME-TIFF and others) are.`,
    {
      metadata: content === undefined ? {} : { looksLike: content },
    },
  );
}
