import { importKoffi, type Koffi } from './import-koffi.js';
import { codecPaths, type CodecFileNames } from './codec-paths.js';

export type Library = ReturnType<Koffi['load']>;

export interface FoundCodec<Codec> {
  readonly codec: Codec;
  /** A file, or the name by which the system knows it. */
  readonly path: string;
}

/** The codec of the first library that is there and has all its functions; undefined where there is none. */
export async function loadCodec<Codec>(
  names: CodecFileNames,
  bind: (library: Library, ffi: Koffi) => Codec,
): Promise<Codec | undefined> {
  return (await findCodec(names, bind))?.codec;
}

/** The same, and where it is from. */
export async function findCodec<Codec>(
  names: CodecFileNames,
  bind: (library: Library, ffi: Koffi) => Codec,
): Promise<FoundCodec<Codec> | undefined> {
  const ffi = await importKoffi();
  if (ffi === undefined) return undefined;
  for (const path of codecPaths(names)) {
    try {
      return { codec: bind(ffi.load(path), ffi), path };
    } catch {
      // Not there, for another machine, or too old: the next, or libvips and WebAssembly decode.
    }
  }
  return undefined;
}
