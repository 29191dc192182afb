// Open slides, so that a viewer's many regions and a prediction do not open the same file again and again.
import { orAborted } from '../../domain/errors/abort-error.js';
import type { SlideFileSet, SlideReader } from '../../ports/slide-reader.js';

export interface SlideCache {
  /** Opens the slide, or takes it open from the cache, for as long as `use` runs. */
  with<T>(files: SlideFileSet, signal: AbortSignal, use: (reader: SlideReader) => Promise<T>): Promise<T>;
  /** The same for a caller that ends its use itself; `release` must be called exactly once. */
  acquire(files: SlideFileSet, signal: AbortSignal): Promise<SlideLease>;
}

export interface SlideLease {
  readonly reader: SlideReader;
  release(): void;
}

export interface SlideCacheOptions {
  readonly open: (files: SlideFileSet) => Promise<SlideReader>;
  /** Idle slides kept open: each holds a file handle and a tile cache of some tens of MiB. */
  readonly maxIdle: number;
  readonly idleMs: number;
}

interface Entry {
  readonly reader: Promise<SlideReader>;
  users: number;
  idleTimer?: NodeJS.Timeout;
}

export function createSlideCache(options: SlideCacheOptions): SlideCache {
  const shelf = createShelf(options);
  const acquire = async (files: SlideFileSet, signal: AbortSignal): Promise<SlideLease> => {
    const key = JSON.stringify([files.rootDir, files.names]);
    const entry = shelf.take(key, files);
    try {
      const reader = await orAborted(entry.reader, signal);
      return {
        reader,
        release: () => {
          shelf.giveBack(key, entry);
        },
      };
    } catch (error) {
      shelf.giveBack(key, entry);
      throw error;
    }
  };
  return {
    acquire,
    with: async (files, signal, use) => {
      const lease = await acquire(files, signal);
      try {
        return await use(lease.reader);
      } finally {
        lease.release();
      }
    },
  };
}

interface Shelf {
  take(key: string, files: SlideFileSet): Entry;
  giveBack(key: string, entry: Entry): void;
}

function createShelf(options: SlideCacheOptions): Shelf {
  // In the order of last use: the first idle one goes first.
  const entries = new Map<string, Entry>();
  const idle = (): readonly [string, Entry][] => [...entries].filter(([, entry]) => entry.users === 0);

  function forget(key: string, entry: Entry): void {
    clearTimeout(entry.idleTimer);
    if (entries.get(key) === entry) entries.delete(key);
  }

  async function close(key: string, entry: Entry): Promise<void> {
    forget(key, entry);
    // Nobody waits for a slide that nobody uses; a failed open or close leaves nothing to do.
    await entry.reader.then((reader) => reader.close()).catch(() => undefined);
  }

  function open(key: string, files: SlideFileSet): Entry {
    const entry: Entry = { reader: options.open(files), users: 0 };
    // A slide that did not open is asked again next time: the file may be whole by then.
    entry.reader.catch(() => {
      forget(key, entry);
    });
    return entry;
  }

  return {
    take: (key, files) => {
      const entry = entries.get(key) ?? open(key, files);
      entries.set(key, entry);
      entry.users += 1;
      clearTimeout(entry.idleTimer);
      return entry;
    },
    giveBack: (key, entry) => {
      entry.users -= 1;
      // A failed open is forgotten already.
      if (entry.users > 0 || entries.get(key) !== entry) return;
      entries.delete(key);
      entries.set(key, entry);
      entry.idleTimer = setTimeout(() => void close(key, entry), options.idleMs).unref();
      const tooMany = Math.max(0, idle().length - options.maxIdle);
      for (const [oldKey, oldEntry] of idle().slice(0, tooMany)) void close(oldKey, oldEntry);
    },
  };
}
