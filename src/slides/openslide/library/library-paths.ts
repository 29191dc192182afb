// Where libopenslide can be: named by the user, provided by `make openslide`, or installed on the system.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute, or a bare name that the system's loader looks up. */
export interface LibraryPath {
  readonly path: string;
  /** For people: which of the three places it is. */
  readonly origin: string;
}

const FILE_NAMES: Readonly<Record<string, string>> = {
  darwin: 'libopenslide.1.dylib',
  win32: 'libopenslide-1.dll',
};

/** The library of OpenSlide 4; version 3's is called `.so.0`, and would lack half of the formats. */
function fileName(platform: NodeJS.Platform): string {
  return FILE_NAMES[platform] ?? 'libopenslide.so.1';
}

/** The prefix that `make openslide` fills: `$SENTINODE_OPENSLIDE_PREFIX`, or `.openslide` beside package.json. */
function openslidePrefix(env: NodeJS.ProcessEnv): string {
  // Four levels above this file, both from src/slides/openslide/library and from dist/slides/openslide/library.
  return env['SENTINODE_OPENSLIDE_PREFIX'] ?? fileURLToPath(new URL('../../../../.openslide', import.meta.url));
}

/**
 * In the order they are tried. `$SENTINODE_OPENSLIDE_LIBRARY` (a file) excludes all others: whoever names a library
 * wants to hear when it does not load.
 */
export function libraryPaths(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): readonly LibraryPath[] {
  const named = env['SENTINODE_OPENSLIDE_LIBRARY'];
  if (named !== undefined && named !== '') return [{ path: named, origin: 'SENTINODE_OPENSLIDE_LIBRARY' }];
  const name = fileName(platform);
  const provided = join(openslidePrefix(env), 'lib', name);
  const system = { path: name, origin: 'the system' };
  return existsSync(provided) ? [{ path: provided, origin: 'make openslide' }, system] : [system];
}
