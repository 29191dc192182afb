// Slides that OpenSlide reads: MIRAX, NDPI, SCN, VMS, BIF, CZI and more. The library is native, and called off the
// event loop in the compute child alone; without it these formats, and only these, are refused.
import { join } from 'node:path';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { SlideFileSet, SlideFormat } from '../../ports/slide-reader.js';
import { loadLibrary, type LibraryOutcome, type LoadedLibrary } from './library/load-library.js';
import { createNativeCalls, MAX_RUNNING_CALLS, type NativeCallOptions } from './library/native-calls.js';
import { createArgbCanvases, type ArgbCanvases } from './argb-canvases.js';
import { checkCzi } from './check-czi.js';
import { checkMirax } from './mirax/check-mirax.js';
import { openslideContent, type OpenslideContent } from './openslide-content.js';
import { createOpenslideReader, MAX_BLOCK_PIXELS } from './openslide-reader.js';
import { checkVms } from './vms-files.js';

/**
 * Decoded tiles of all slides that OpenSlide has open, 4 bytes a pixel: all tiles under a row of blocks of 1,024 px
 * and under the edge of the next, 25,000 px wide, which is the widest slide at the level that models of 1 µm/px read.
 * Then each tile is decoded once. More is slower: memory is fresh, page by page, until the cache is full.
 */
const CACHE_BYTES = 128 * 1024 * 1024;

export interface OpenslideFormatOptions extends NativeCallOptions {
  /** How the library is found; by default `loadLibrary`. */
  readonly load?: () => Promise<LibraryOutcome>;
  /**
   * Takes TIFFs of no vendor and DICOM too. Off but for comparisons: what our own readers refuse of these stays
   * refused. OpenSlide would show the first directory of a TIFF with one for each fluorescence channel, and of the
   * files of a DICOM slide those that it finds beside the first.
   */
  readonly comparing?: boolean;
}

interface Runtime {
  readonly library: LoadedLibrary;
  readonly cache: bigint;
  readonly canvases: ArgbCanvases;
}

/** Loads the library on the first slide that needs it. */
export function createOpenslideFormat({
  load = loadLibrary,
  comparing = false,
  ...limits
}: OpenslideFormatOptions = {}): SlideFormat {
  const call = createNativeCalls(limits);
  let runtime: Promise<Runtime | Unavailable> | undefined;
  return {
    name: 'openslide',
    detect: async (files) => {
      const content = await openslideContent(files);
      return content !== undefined && (comparing || content.name !== 'DICOM');
    },
    open: async (files, signal) => {
      throwIfAborted(signal);
      const content = await openslideContent(files);
      const loaded = await (runtime ??= start(load));
      if ('reason' in loaded) {
        // Looked for again with the next slide: whoever installs it meanwhile need not start the server anew.
        runtime = undefined;
        throw missingLibrary(content, loaded);
      }
      const name = await fileToOpen(files, content);
      throwIfAborted(signal);
      const path = join(files.rootDir, name);
      const vendor = await call(loaded.library.bindings.detectVendor, [path]);
      if (vendor === null || (vendor === 'generic-tiff' && !comparing)) throw unknownSlide();
      return createOpenslideReader({ ...loaded, call, rootDir: files.rootDir, path });
    },
  };
}

function unknownSlide(): AppError {
  return new AppError('SLIDE_FORMAT_UNKNOWN', 'OpenSlide knows no slide in this content.');
}

type Unavailable = Extract<LibraryOutcome, { available: false }>;

async function start(load: () => Promise<LibraryOutcome>): Promise<Runtime | Unavailable> {
  const outcome = await load();
  if (!outcome.available) return outcome;
  const { library } = outcome;
  const canvases = createArgbCanvases(MAX_RUNNING_CALLS, MAX_BLOCK_PIXELS);
  return { library, cache: library.bindings.createCache(CACHE_BYTES), canvases };
}

/** Checks a slide of several files for all that OpenSlide takes on trust. */
async function fileToOpen(files: SlideFileSet, content: OpenslideContent | undefined): Promise<string> {
  if (content?.kind === 'mirax') return checkMirax(files);
  const [name = ''] = files.names;
  if (content?.kind === 'vms') await checkVms(files, name);
  if (content?.kind === 'czi') await checkCzi(join(files.rootDir, name));
  return name;
}

function missingLibrary(content: OpenslideContent | undefined, { reason, remedy }: Unavailable): AppError {
  const what =
    content?.kind === 'single-file' && content.name === 'TIFF' ? 'may read it' : `reads ${content?.name} slides`;
  return new AppError(
    'SLIDE_UNSUPPORTED',
    `OpenSlide, which ${what}, is not there: OpenSlide ${reason}. Add it to the server with: ${remedy}`,
    { metadata: { reader: 'openslide', remedy } },
  );
}
