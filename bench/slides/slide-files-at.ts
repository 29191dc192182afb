import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { SlideFileSet } from '../../src/ports/slide-reader.js';

/** The slide that a file opens: for a MIRAX index with all that lies in the folder beside it. */
export async function slideFilesAt(file: string): Promise<SlideFileSet> {
  const { dir: rootDir, base, name, ext } = path.parse(file);
  if (ext !== '.mrxs') return { rootDir, names: [base] };
  const companions = await readdir(path.join(rootDir, name));
  return { rootDir, names: [base, ...companions.map((companion) => `${name}/${companion}`)] };
}
