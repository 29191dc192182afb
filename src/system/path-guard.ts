import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { PathGuard } from '../ports/path-guard.js';

/** Roots are absolute; one that does not exist (yet) allows nothing. */
export function createPathGuard(roots: readonly string[]): PathGuard {
  return {
    hasRoots: roots.length > 0,
    realFolder: async (path) => {
      if (path.includes('\0')) return undefined;
      // A relative path is looked for below each root, an absolute one as it stands.
      for (const root of roots) {
        const realRoot = await realFolderOrNothing(root);
        const folder = await realFolderOrNothing(isAbsolute(path) ? path : resolve(root, path));
        if (realRoot !== undefined && folder !== undefined && isWithin(realRoot, folder)) return folder;
      }
      return undefined;
    },
  };
}

function isWithin(root: string, folder: string): boolean {
  const way = relative(root, folder);
  return way === '' || (way !== '..' && !way.startsWith('../') && !isAbsolute(way));
}

async function realFolderOrNothing(path: string): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() ? real : undefined;
  } catch {
    // Absent, unreadable, a loop of links: all the same to a caller who may not know.
    return undefined;
  }
}
