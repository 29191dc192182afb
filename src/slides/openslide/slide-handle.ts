import { AppError } from '../../domain/errors/app-error.js';
import type { ArgbImage } from './argb.js';
import type { SlidePointer } from './library/bindings.js';
import type { LoadedLibrary } from './library/load-library.js';
import type { NativeCall } from './library/native-calls.js';
import { openslideError } from './openslide-error.js';

/** What is needed to open a slide again and again. */
export interface SlideSource {
  readonly library: LoadedLibrary;
  readonly call: NativeCall;
  /** Decoded tiles of all slides, shared; the library's own object. */
  readonly cache: bigint;
  readonly rootDir: string;
  /** Of the file to open. */
  readonly path: string;
}

/** A rectangle of one level; (level0X, level0Y) is its corner as OpenSlide wants it. */
export interface NativeArea {
  readonly level: number;
  readonly level0X: number;
  readonly level0Y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** An open `openslide_t`. After its first error it answers nothing any more and must be retired. */
export interface SlideHandle {
  /** Valid until `retire`. */
  readonly pointer: SlidePointer;
  /** The pixels, or undefined when the library reported an error: of this call or of one beside it. */
  read(area: NativeArea): Promise<ArgbImage | undefined>;
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

const BYTES_PER_PIXEL = 4;

function handleOf({ library: { bindings }, call, rootDir }: SlideSource, pointer: SlidePointer): SlideHandle {
  const underWay = new Set<Promise<unknown>>();
  // A call that was given up may still be running: closing the slide under it would take the process down.
  let lost = false;
  let retiring: Promise<void> | undefined;
  const error = (): AppError | undefined => {
    const text = bindings.getError(pointer);
    return text === null ? undefined : openslideError(text, rootDir);
  };

  async function read({ level, level0X, level0Y, widthPx, heightPx }: NativeArea): Promise<ArgbImage | undefined> {
    const data = new Uint32Array(widthPx * heightPx);
    const weightBytes = data.length * BYTES_PER_PIXEL;
    await call(bindings.readRegion, [pointer, data, level0X, level0Y, level, widthPx, heightPx], weightBytes);
    return bindings.getError(pointer) === null ? { data, widthPx, heightPx } : undefined;
  }

  return {
    pointer,
    error,
    read: async (area) => {
      if (retiring !== undefined) return undefined;
      const reading = read(area);
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
