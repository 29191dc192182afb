import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Finds files that a manifest names, below the allowed roots only. */
export interface RootGuard {
  /**
   * The real path of `name`, relative to `base` or absolute; undefined for what does not exist or lies elsewhere, so
   * that a manifest cannot tell the two apart.
   */
  find(base: string, name: string): Promise<string | undefined>;
}

/** `roots` are real folders; none: everything is allowed. */
export function createRootGuard(roots: readonly string[]): RootGuard {
  return {
    find: async (base, name) => {
      if (name.includes('\0')) return undefined;
      try {
        const real = await realpath(path.resolve(base, name));
        await stat(real);
        return roots.length === 0 || roots.some((root) => isWithin(root, real)) ? real : undefined;
      } catch {
        // Absent, unreadable, a loop of links: all the same to whoever wrote the manifest.
        return undefined;
      }
    },
  };
}

function isWithin(root: string, file: string): boolean {
  const way = path.relative(root, file);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}
