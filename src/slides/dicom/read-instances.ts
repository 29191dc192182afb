import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import { openFileSource, type FileSource } from '../file-source.js';
import { corrupt, unsupported } from '../slide-error.js';
import { createCursor } from './dataset/cursor.js';
import { checkDicomDir } from './dicom-dir.js';
import { DICOM_HEAD_BYTES, isDicom, readFileMeta } from './file-meta.js';
import type { FileInstance } from './instance.js';
import { readInstance } from './read-instance.js';
import { describeSopClass, DIRECTORY_CLASS, WHOLE_SLIDE_CLASS } from './sop-classes.js';

/** Endings that promise DICOM: a file of that name which is none has come to harm. */
const DICOM_NAME = /\.(dcm|dicom)$/i;

/** What else may lie in an archive's folder: no picture, and not missed. */
interface OtherObject {
  readonly other: string;
}

/**
 * The headers of the set's whole-slide images. Reports, annotations, read-me files and the like are left out; a
 * DICOMDIR is held against the set. Throws SLIDE_UNSUPPORTED when there is no whole-slide image at all.
 */
export async function readInstances(
  files: SlideFileSet,
  signal: AbortSignal | undefined,
): Promise<readonly FileInstance[]> {
  const instances: FileInstance[] = [];
  const others: OtherObject[] = [];
  for (const fileName of files.names) {
    throwIfAborted(signal);
    const read = await withFile(files, fileName, (file) => readOne(file, fileName, files, signal));
    if (read === undefined) continue;
    if ('other' in read) others.push(read);
    else instances.push(read);
  }
  if (instances.length === 0) throw unsupported(others[0]?.other ?? 'it holds no whole-slide image');
  return instances;
}

/** Closed again: a series may have more files than a process may have open. */
async function withFile<T>(files: SlideFileSet, fileName: string, use: (file: FileSource) => Promise<T>): Promise<T> {
  const file = await openFileSource(files, fileName);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

async function readOne(
  file: FileSource,
  fileName: string,
  files: SlideFileSet,
  signal: AbortSignal | undefined,
): Promise<FileInstance | OtherObject | undefined> {
  const name = `the file "${fileName}"`;
  if (!isDicom(await file.readHeader(0, DICOM_HEAD_BYTES))) {
    if (DICOM_NAME.test(fileName)) throw corrupt(`${name} does not start as DICOM`, { file: name });
    return undefined;
  }
  const cursor = createCursor(file, name, signal);
  const meta = await readFileMeta(cursor);
  if (meta.sopClassUid === WHOLE_SLIDE_CLASS) return readInstance(cursor, meta, fileName);
  if (meta.sopClassUid === DIRECTORY_CLASS) await checkDicomDir(cursor, fileName, files);
  return { other: `${name} is ${describeSopClass(meta.sopClassUid)}, not a whole-slide image` };
}
