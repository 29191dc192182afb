// DICOMDIR: the table of contents of a medium, which names the files that belong together.
import { dirname, join } from 'node:path/posix';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import { incomplete } from '../missing-files.js';
import { corrupt } from '../slide-error.js';
import type { Cursor } from './dataset/cursor.js';
import { textsOf, type Dataset } from './dataset/dataset.js';
import { readDataset } from './dataset/read-dataset.js';
import { TAG } from './dataset/tags.js';

/** As many as one upload can hold. */
const MAX_LISTED_FILES = 10_000;

/**
 * Throws UPLOAD_INCOMPLETE with the files that the DICOMDIR names and the set lacks. Names are only compared with
 * those of the set, never opened. The cursor is behind the file's meta information.
 */
export async function checkDicomDir(cursor: Cursor, fileName: string, files: SlideFileSet): Promise<void> {
  const listed = await listedFiles(cursor);
  const folder = dirname(fileName);
  // Media are written in capitals, and copied in either.
  const present = new Set(files.names.map((name) => name.toLowerCase()));
  const missing = listed
    .map((parts) => join(folder, ...parts.map(withoutSlash)))
    .filter((name) => !present.has(name.toLowerCase()));
  if (missing.length > 0) throw incomplete('DICOM', missing);
}

async function listedFiles(cursor: Cursor): Promise<readonly (readonly string[])[]> {
  const listed: (readonly string[])[] = [];
  const visit = (directoryRecord: Dataset): void => {
    const parts = textsOf(directoryRecord, TAG.referencedFileId).filter((part) => part !== '');
    if (parts.length === 0) return;
    if (listed.length >= MAX_LISTED_FILES) throw corrupt(`${cursor.name} names more than ${MAX_LISTED_FILES} files`);
    listed.push(parts);
  };
  const shape = { values: new Set([TAG.referencedFileId]) };
  await readDataset(cursor, 'explicit', { streams: new Map([[TAG.directoryRecords, { shape, visit }]]) });
  return listed;
}

function withoutSlash(part: string): string {
  return part.replaceAll('/', '_');
}
