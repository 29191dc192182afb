import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { UploadFile } from './upload-file.js';

/** As many as the server takes in one upload. */
const MAX_FILES = 10_000;

/**
 * The files of the slide at a path, the one to open first: a folder's files (a DICOM series), an index file and the
 * folder of its name (MIRAX: `case7.mrxs` and `case7/`), else the file alone. Hidden files are left out.
 */
export async function slideFiles(path: string): Promise<readonly UploadFile[]> {
  if ((await stat(path)).isDirectory()) return await filesBelow(path, path);
  const index: UploadFile = { name: basename(path), path };
  const companion = path.replace(/\.mrxs$/i, '');
  if (companion === path || !(await isDirectory(companion))) return [index];
  return [index, ...(await filesBelow(companion, dirname(path)))];
}

async function filesBelow(folder: string, root: string): Promise<readonly UploadFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(root, path).split(sep).join('/'), path }));
  if (files.length > MAX_FILES) throw new RangeError(`${folder} holds more than ${String(MAX_FILES)} files`);
  return files;
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
