// Slides in DICOM: VL Whole Slide Microscopy Images, the files of a series together.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { SlideFileSet, SlideFormat } from '../../ports/slide-reader.js';
import { openFileSource } from '../file-source.js';
import type { SharedDecoding } from '../shared-decoding.js';
import { createDicomReader } from './dicom-reader.js';
import { DICOM_HEAD_BYTES, isDicom } from './file-meta.js';

export function createDicomFormat(shared: SharedDecoding): SlideFormat {
  return {
    name: 'dicom',
    detect: async (files) => {
      // Folders as archives write them may hold a read-me file that comes first.
      for (const name of files.names) {
        if (await startsAsDicom(files, name)) return true;
      }
      return false;
    },
    open: async (files, signal) => {
      throwIfAborted(signal);
      return createDicomReader(files, shared, signal);
    },
  };
}

/** A file that is not there is none: whoever reads the set says that it is missing. */
async function startsAsDicom(files: SlideFileSet, name: string): Promise<boolean> {
  const file = await openFileSource(files, name).catch(() => undefined);
  if (file === undefined) return false;
  try {
    return isDicom(await file.readHeader(0, DICOM_HEAD_BYTES));
  } finally {
    await file.close();
  }
}
