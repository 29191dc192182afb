import { AppError } from '../../domain/errors/app-error.js';
import type { ArgbCanvas, ArgbCanvases } from './argb-canvases.js';
import type { ReadRegionArgs, SlidePointer } from './library/bindings.js';
import type { LoadedLibrary } from './library/load-library.js';
import type { NativeCall } from './library/native-calls.js';
import { openslideError } from './openslide-error.js';

/** What is needed to open a slide again and again. */
export interface SlideSource {
  readonly library: LoadedLibrary;
  readonly call: NativeCall;
  /** Decoded tiles of all slides, shared; the library's own object. */
  readonly cache: bigint;
  /** What OpenSlide writes regions into; shared by all slides. */
  readonly canvases: ArgbCanvases;
  readonly rootDir: string;
  /** Of the file to open. */
  readonly path: string;
}

/** A rectangle of one level, no larger than a canvas; (level0X, level0Y) is its corner as OpenSlide wants it. */
export interface NativeArea {
  readonly level: number;
  readonly level0X: number;
  readonly level0Y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Must have done with the area's pixels when it returns. */
export type LookAtPixels = (pixels: ArgbCanvas) => void;

/** An open `openslide_t`. After its first error it answers nothing any more and must be retired. */
export interface SlideHandle {
  /** Valid until `retire`. */
  readonly pointer: SlidePointer;
  /**
   * Shows the pixels to `look`, whose memory they are only meanwhile. False, and nothing shown, when the library
   * reported an error: of this call or of one beside it.
   */
  read(area: NativeArea, look: LookAtPixels): Promise<boolean>;
  /** What the library said; undefined while all is well. */
  error(): AppError | undefined;
  /** No new reads; closes when those under way have ended. Again: the same end. */
  retire(): Promise<void>;
}

/** Throws SLIDE_FORMAT_UNKNOWN when OpenSlide knows no slide in it, or what is wrong with the slide. */
export async function openHandle(source: SlideSource): Promise<SlideHandle> {
  const { bindings } = source.library;
  const pointer = await source.call(bindings.open, [source.path]);
  if (pointer === null) throw new AppError('SLIDE_FORMAT_UNKNOWN', 'OpenSlide knows no slide in this content.');
  const handle = handleOf(source, pointer);
  const error = handle.error();
  if (error === undefined) {
    bindings.setCache(pointer, source.cache);
    return handle;
  }
  await handle.retire();
  throw error;
}

function handleOf({ library: { bindings }, call, canvases, rootDir }: SlideSource, pointer: SlidePointer): SlideHandle {
  const underWay = new Set<Promise<unknown>>();
  // A call that was given up may still be running: closing the slide under it would take the process down.
  let lost = false;
  let retiring: Promise<void> | undefined;
  const error = (): AppError | undefined => {
    const text = bindings.getError(pointer);
    return text === null ? undefined : openslideError(text, rootDir);
  };

  function read(area: NativeArea, look: LookAtPixels): Promise<boolean> {
    const { level, level0X, level0Y, widthPx, heightPx } = area;
    return canvases.lend(async (canvas) => {
      const words = canvas.words(widthPx * heightPx);
      const args: ReadRegionArgs = [pointer, words, level0X, level0Y, level, widthPx, heightPx];
      await call(bindings.readRegion, args, words.byteLength);
      const isRead = bindings.getError(pointer) === null;
      if (isRead) look(canvas);
      return isRead;
    });
  }

  return {
    pointer,
    error,
    read: async (area, look) => {
      if (retiring !== undefined) return false;
      const reading = read(area, look);
      underWay.add(reading);
      try {
        return await reading;
      } catch (failure) {
        lost = true;
        throw failure;
      } finally {
        underWay.delete(reading);
      }
    },
    retire: () =>
      (retiring ??= Promise.allSettled(underWay).then(() => (lost ? undefined : call(bindings.close, [pointer])))),
  };
}
