// Calls into C libraries that images and slides stand on. koffi is imported here alone, for its settings hold for all
// libraries.
import type koffi from 'koffi';

export type { KoffiFunc, LibraryHandle } from 'koffi';

/**
 * koffi runs a call on a stack of its own, by default of 128 KiB for asynchronous calls. pixman keeps scan lines of
 * 64 KiB there and codecs more: the 8 MiB that a thread has elsewhere. Untouched pages cost nothing.
 */
const STACK_BYTES = 8 * 1024 * 1024;

export type Koffi = typeof koffi;

let importing: Promise<Koffi | undefined> | undefined;

/** Once: koffi takes its settings only before its first library. Undefined where it does not load. */
export function importKoffi(): Promise<Koffi | undefined> {
  return (importing ??= import('koffi')
    .then(({ default: loaded }) => {
      loaded.config({ async_stack_size: STACK_BYTES, sync_stack_size: STACK_BYTES });
      return loaded;
    })
    // Its binary is an optional package of the platform, which an install may have left out.
    .catch(() => undefined));
}
