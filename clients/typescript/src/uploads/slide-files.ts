import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { dicomSeriesUid } from './dicom-series-uid.js';
import type { UploadFile } from './upload-file.js';

/** As many as the server takes in one upload. */
const MAX_FILES = 10_000;

/** Indices of slides that name the pictures beside them, and their size in bytes at most. */
const VMS_INDEX = /\.(vms|vmu)$/i;
const MAX_INDEX_BYTES = 64 * 1024;
const NAMED_PICTURE = /^\s*(?:ImageFile[^=]*|MapFile|MacroImage|OptimisationFile)=\s*([^/\\]*?)\s*$/;

/**
 * The files of the slide at a path, the one to open first:
 * - of a folder all of its files (a DICOM series);
 * - of a MIRAX index (`case7.mrxs`) also those of the folder of its name (`case7/`);
 * - of a Hamamatsu index (`case7.vms`, `case7.vmu`) also the pictures beside it that it names;
 * - of a DICOM file also those of the same series beside it;
 * - else the file alone.
 *
 * Hidden files are left out. What is missing the server says.
 */
export async function slideFiles(path: string): Promise<readonly UploadFile[]> {
  if ((await stat(path)).isDirectory()) return await filesBelow(path, path);
  const index: UploadFile = { name: basename(path), path };
  if (/\.mrxs$/i.test(path)) return [index, ...(await companionsOf(path))];
  if (VMS_INDEX.test(path)) return [index, ...(await picturesOf(path))];
  return [index, ...(await restOfSeries(path))];
}

async function companionsOf(path: string): Promise<readonly UploadFile[]> {
  const companion = path.replace(/\.mrxs$/i, '');
  return (await isDirectory(companion)) ? await filesBelow(companion, dirname(path)) : [];
}

async function picturesOf(path: string): Promise<readonly UploadFile[]> {
  if ((await stat(path)).size > MAX_INDEX_BYTES) return [];
  const lines = (await readFile(path, 'latin1')).split(/\r\n|\r|\n/);
  const named = new Set(lines.map((line) => NAMED_PICTURE.exec(line)?.[1] ?? '').filter((name) => name !== ''));
  return (await filesBeside(path)).filter(({ name }) => named.has(name));
}

async function restOfSeries(path: string): Promise<readonly UploadFile[]> {
  const seriesUid = await dicomSeriesUid(path);
  if (seriesUid === undefined) return [];
  const rest: UploadFile[] = [];
  for (const file of await filesBeside(path)) {
    if (file.path !== path && (await dicomSeriesUid(file.path)) === seriesUid) rest.push(file);
  }
  return bounded(rest, dirname(path));
}

/** In the same folder, the file itself included, sorted. */
async function filesBeside(path: string): Promise<readonly FileOnDisk[]> {
  const entries = await readdir(dirname(path), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ name, path: join(dirname(path), name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface FileOnDisk {
  readonly name: string;
  readonly path: string;
}

async function filesBelow(folder: string, root: string): Promise<readonly UploadFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(root, path).split(sep).join('/'), path }));
  return bounded(files, folder);
}

function bounded(files: readonly UploadFile[], folder: string): readonly UploadFile[] {
  if (files.length > MAX_FILES) throw new RangeError(`${folder} holds more than ${String(MAX_FILES)} files`);
  return files;
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
