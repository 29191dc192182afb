import { importKoffi, type Koffi } from '../../../native/import-koffi.js';
import { libraryPaths, type LibraryPath } from './library-paths.js';
import { bind, type OpenslideBindings } from './bindings.js';

/** The first with caches of one's own and with DICOM; what `make openslide` brings is newer. */
const OLDEST_VERSION = [4, 0, 0] as const;

export interface LoadedLibrary {
  readonly bindings: OpenslideBindings;
  /** Reads a NULL-terminated `char **`. */
  readonly readStrings: (pointer: bigint) => readonly string[];
  /** Such as `4.0.1`. */
  readonly version: string;
  readonly origin: string;
}

export type LibraryOutcome =
  | { readonly available: true; readonly library: LoadedLibrary }
  /** `reason` completes "OpenSlide …". */
  | { readonly available: false; readonly reason: string; readonly remedy: string };

/** Loads the first library that is there and recent enough. Never throws: its absence costs only its formats. */
export async function loadLibrary(paths: readonly LibraryPath[] = libraryPaths()): Promise<LibraryOutcome> {
  const ffi = await importKoffi();
  if (ffi === undefined) {
    return { available: false, reason: 'cannot be called: the package koffi does not load', remedy: 'npm ci' };
  }
  const reasons: string[] = [];
  for (const path of paths) {
    const outcome = tryLibrary(ffi, path);
    if (typeof outcome !== 'string') return { available: true, library: outcome };
    reasons.push(outcome);
  }
  return { available: false, reason: reasons.join('; '), remedy: 'make openslide' };
}

/** The library, or why it is not used. */
function tryLibrary(ffi: Koffi, { path, origin }: LibraryPath): LoadedLibrary | string {
  try {
    const bindings = bind(ffi.load(path));
    const version = bindings.getVersion();
    if (!isRecent(version)) return `${version} of ${origin} is older than ${OLDEST_VERSION.join('.')}`;
    return { bindings, readStrings: (pointer) => readStrings(ffi, pointer), version, origin };
  } catch (error) {
    return origin === 'the system' ? 'is not installed' : `does not load from ${origin}: ${firstLine(error)}`;
  }
}

function isRecent(version: string): boolean {
  const parts = version.split('.').map(Number);
  const difference = OLDEST_VERSION.map((oldest, i) => (parts[i] ?? 0) - oldest).find((part) => part !== 0) ?? 0;
  return difference >= 0;
}

/** More than any slide has; ends the reading of memory that is no list. */
const MAX_STRINGS = 100_000;
const POINTER_BYTES = 8;

function readStrings(ffi: Koffi, pointer: bigint): readonly string[] {
  const strings: string[] = [];
  for (let i = 0; i < MAX_STRINGS; i += 1) {
    const text = ffi.decode(pointer, i * POINTER_BYTES, 'const char *') as string | null;
    if (text === null) break;
    strings.push(text);
  }
  return strings;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
