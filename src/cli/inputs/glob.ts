import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join, parse, sep } from 'node:path';

/** Whether a path is a pattern: shells expand them, other callers pass them on. */
export function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}

/**
 * Paths that match, sorted: `*`, `?` and `[…]` within a name, `**` for any number of folders; hidden ones only by name.
 */
export async function glob(pattern: string): Promise<readonly string[]> {
  const root = isAbsolute(pattern) ? parse(pattern).root : '';
  const segments = pattern.slice(root.length).split(/[/\\]/).filter(Boolean);
  const found = new Set<string>();
  await collect(root, segments, found);
  return [...found].sort();
}

async function collect(folder: string, segments: readonly string[], found: Set<string>): Promise<void> {
  const [segment, ...rest] = segments;
  if (segment === undefined) return;
  if (segment === '**') await collect(folder, rest, found);
  for (const entry of await entriesOf(folder)) {
    const path = folder === '' ? entry.name : join(folder, entry.name);
    if (segment === '**') {
      if (entry.isDirectory() && !entry.name.startsWith('.')) await collect(path, segments, found);
    } else if (matches(segment, entry.name)) {
      if (rest.length === 0) found.add(path);
      else if (entry.isDirectory()) await collect(path, rest, found);
    }
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return await readEntries(folder).catch(() => []);
}

function readEntries(folder: string): Promise<Dirent[]> {
  return readdir(folder === '' ? `.${sep}` : folder, { withFileTypes: true });
}

function matches(segment: string, name: string): boolean {
  if (!isGlob(segment)) return segment === name;
  if (name.startsWith('.') && !segment.startsWith('.')) return false;
  return toRegExp(segment).test(name);
}

function toRegExp(segment: string): RegExp {
  const source = segment.replace(/\[!?[^\]]+\]|[\s\S]/g, (token) => {
    if (token === '*') return '.*';
    if (token === '?') return '.';
    if (token.length > 1) return token.replace('[!', '[^').replace(/\\/g, '\\\\');
    return token.replace(/[.+^${}()|[\]\\]/, '\\$&');
  });
  return new RegExp(`^${source}$`, 's');
}
