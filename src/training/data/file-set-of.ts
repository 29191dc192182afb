import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SlideFileSet } from '../../ports/slide-reader.js';

/** A DICOM series of the largest slides has some hundreds of files, a MIRAX slide some dozens. */
const MAX_FILES = 10_000;

/**
 * A slide's files: the file itself with those in the folder beside it that has its name (MIRAX), or all of a folder
 * (DICOM).
 */
export async function fileSetOf(slidePath: string): Promise<SlideFileSet> {
  if ((await stat(slidePath)).isDirectory()) {
    return { rootDir: slidePath, names: await filesBelow(slidePath, '') };
  }
  const rootDir = path.dirname(slidePath);
  const name = path.basename(slidePath);
  const companions = path.parse(name).name;
  const isMirax = /\.mrxs$/i.test(name);
  return { rootDir, names: [name, ...(isMirax ? await filesBelow(rootDir, companions) : [])] };
}

async function filesBelow(rootDir: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(rootDir, folder), { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => path.posix.join(folder, name));
  return files.sort().slice(0, MAX_FILES);
}
