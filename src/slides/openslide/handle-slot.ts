// One shared handle of a slide, exchanged for a fresh one after each error.
import { AppError } from '../../domain/errors/app-error.js';
import { openHandle, type LookAtPixels, type NativeArea, type SlideHandle, type SlideSource } from './slide-handle.js';

export interface HandleSlot {
  /** Shows the area's pixels once; throws what is wrong with this very area. Other areas stay readable. */
  read(area: NativeArea, look: LookAtPixels): Promise<void>;
  /** Resolves when the reads under way have ended and every handle is closed. */
  close(): Promise<void>;
}

/**
 * An error ends a handle, for all who read from it, and does not say whose read it came from. So whoever meets one
 * reads again alone, from a handle of its own: its error is then its own too.
 */
export function createHandleSlot(source: SlideSource, opened: SlideHandle): HandleSlot {
  let shared: Promise<SlideHandle> | undefined = Promise.resolve(opened);
  const retirements = new Set<Promise<void>>();

  function retire(handle: SlideHandle): Promise<void> {
    const retirement = handle.retire().finally(() => retirements.delete(retirement));
    retirements.add(retirement);
    return retirement;
  }

  function current(): Promise<SlideHandle> {
    if (shared !== undefined) return shared;
    const opening = openHandle(source);
    shared = opening;
    opening.catch(() => {
      if (shared === opening) shared = undefined;
    });
    return opening;
  }

  async function read(area: NativeArea, look: LookAtPixels): Promise<void> {
    const using = current();
    const handle = await using;
    if (await handle.read(area, look)) return;
    if (shared === using) shared = undefined;
    // Not awaited: it closes when the last of its readers has found out.
    void retire(handle);
    return readAlone(source, area, look);
  }

  return {
    read,
    close: async () => {
      const last = await shared?.catch(() => undefined);
      shared = undefined;
      if (last !== undefined) await retire(last);
      await Promise.allSettled(retirements);
    },
  };
}

async function readAlone(source: SlideSource, area: NativeArea, look: LookAtPixels): Promise<void> {
  const handle = await openHandle(source);
  try {
    if (await handle.read(area, look)) return;
    throw handle.error() ?? new AppError('INTERNAL', 'OpenSlide reports an error and does not say which.');
  } finally {
    await handle.retire();
  }
}
