import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface InstalledPackage {
  readonly folder: string;
  readonly version: string;
}

/** Where Node would find a package for a module at `from` (path or file URL), without running any of its code. */
export function findPackage(name: string, from: string): InstalledPackage | undefined {
  const folders = createRequire(from).resolve.paths(name) ?? [];
  const folder = folders
    .map((parent) => path.join(parent, name))
    .find((at) => existsSync(path.join(at, 'package.json')));
  if (folder === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version?: unknown };
  return { folder, version: typeof version === 'string' ? version : 'unknown' };
}
