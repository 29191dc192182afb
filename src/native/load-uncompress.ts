// The zlib that Node itself stands on, which it exports for native add-ons: its own interface makes a stream and a
// buffer for every piece of data, and collecting those costs more than a small piece does.
import { importKoffi, type Koffi } from './import-koffi.js';

/** Whether `compressed` is one whole zlib stream (RFC 1950), of exactly as many bytes as `target` has room for. */
export type Uncompress = (compressed: Uint8Array, target: Uint8Array) => boolean;

const Z_OK = 0;

let loading: Promise<Uncompress | undefined> | undefined;

/** Undefined where this Node does not export it, as on Windows. It runs on the calling thread. */
export function loadUncompress(): Promise<Uncompress | undefined> {
  return (loading ??= importKoffi().then((ffi) => ffi && bind(ffi)));
}

function bind(ffi: Koffi): Uncompress | undefined {
  try {
    const uncompress2 = ffi
      .load(null)
      .func(
        'int uncompress2(void *target, _Inout_ unsigned long *targetBytes, const void *source, _Inout_ unsigned long *sourceBytes)',
      );
    return (compressed, target) => {
      const [written, read] = [[target.length], [compressed.length]];
      const isWhole = uncompress2(target, written, compressed, read) === Z_OK;
      return isWhole && written[0] === target.length && read[0] === compressed.length;
    };
  } catch {
    return undefined;
  }
}
