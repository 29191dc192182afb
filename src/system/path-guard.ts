import { realpath, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { PathGuard } from '../ports/path-guard.js';

/** Roots are absolute; one that does not exist (yet) allows nothing. */
export function createPathGuard(roots: readonly string[]): PathGuard {
  const find = async (path: string, isWanted: (facts: Stats) => boolean): Promise<string | undefined> => {
    if (path.includes('\0')) return undefined;
    // A relative path is looked for below each root, an absolute one as it stands.
    for (const root of roots) {
      const realRoot = await realOrNothing(root, isFolder);
      const real = await realOrNothing(isAbsolute(path) ? path : resolve(root, path), isWanted);
      if (realRoot !== undefined && real !== undefined && isWithin(realRoot, real)) return real;
    }
    return undefined;
  };
  return {
    hasRoots: roots.length > 0,
    realFolder: (path) => find(path, isFolder),
    realFile: (path) => find(path, (facts) => facts.isFile()),
    realRoots: async () => {
      const real = await Promise.all(roots.map((root) => realOrNothing(root, isFolder)));
      return real.filter((root) => root !== undefined);
    },
  };
}

function isFolder(facts: Stats): boolean {
  return facts.isDirectory();
}

function isWithin(root: string, folder: string): boolean {
  const way = relative(root, folder);
  return way === '' || (way !== '..' && !way.startsWith('../') && !isAbsolute(way));
}

async function realOrNothing(path: string, isWanted: (facts: Stats) => boolean): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    return isWanted(await stat(real)) ? real : undefined;
  } catch {
    // Absent, unreadable, a loop of links: all the same to a caller who may not know.
    return undefined;
  }
}
