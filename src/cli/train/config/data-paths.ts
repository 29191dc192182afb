// Paths of a training request: where they stand, what they are relative to, and what a private server must be let read.
import { dirname, resolve } from 'node:path';
import { valueAt, withValueAt, type RawConfig } from './raw-value.js';

const SIDES = ['training', 'validation'] as const;
/** Where a path stands below a side, and the folder that a server must be let read for it. */
const PATHS = [
  { keys: ['slides', 'manifest'], rootOf: dirname },
  { keys: ['patches', 'manifest'], rootOf: dirname },
  { keys: ['folders', 'dir'], rootOf: (dir: string) => dir },
] as const;

/** Relative paths made absolute, for a server that sees the same disk. */
export function withAbsolutePaths(raw: RawConfig, baseDir: string): RawConfig {
  return pathsIn(raw).reduce((config, { path, text }) => withValueAt(config, path, resolve(baseDir, text)), raw);
}

/** Folders that hold the data: a manifest may name what lies below its own folder. */
export function rootsOf(raw: RawConfig): readonly string[] {
  return [...new Set(pathsIn(raw).map(({ text, rootOf }) => rootOf(text)))];
}

interface FoundPath {
  readonly path: readonly string[];
  readonly text: string;
  readonly rootOf: (path: string) => string;
}

function pathsIn(raw: RawConfig): readonly FoundPath[] {
  return SIDES.flatMap((side) =>
    PATHS.flatMap(({ keys, rootOf }): readonly FoundPath[] => {
      const path = ['data', side, ...keys];
      const text = valueAt(raw, path);
      return typeof text === 'string' && text !== '' ? [{ path, text, rootOf }] : [];
    }),
  );
}
