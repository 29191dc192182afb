import type { SlideReader } from '../../ports/slide-reader.js';

/** Slides kept open by one thread: each holds a file handle and its directory. */
const MAX_OPEN = 32;

/** Open slides by their number; the longest unused is closed when there are too many. */
export interface SlideShelf {
  with<T>(slide: number, use: (reader: SlideReader) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Entry {
  readonly reader: Promise<SlideReader>;
  users: number;
}

export function createSlideShelf(open: (slide: number) => Promise<SlideReader>): SlideShelf {
  // In the order of last use.
  const entries = new Map<number, Entry>();

  const take = (slide: number): Entry => {
    const entry = entries.get(slide) ?? { reader: open(slide), users: 0 };
    entries.delete(slide);
    entries.set(slide, entry);
    entry.users += 1;
    return entry;
  };
  const closeIdle = async (most: number): Promise<void> => {
    for (const [slide, entry] of [...entries]) {
      if (entries.size <= most) return;
      if (entry.users > 0) continue;
      entries.delete(slide);
      // A slide that did not open has nothing to close.
      await entry.reader.then((reader) => reader.close()).catch(() => undefined);
    }
  };
  return {
    with: async (slide, use) => {
      const entry = take(slide);
      try {
        return await use(await entry.reader);
      } catch (error) {
        // Asked again next time: it may be readable by then.
        if (entries.get(slide) === entry && entry.users === 1) entries.delete(slide);
        throw error;
      } finally {
        entry.users -= 1;
        await closeIdle(MAX_OPEN);
      }
    },
    close: () => closeIdle(0),
  };
}
