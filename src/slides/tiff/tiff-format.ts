// Slides in TIFF and BigTIFF: Aperio SVS, Philips TIFF, OME-TIFF and generic pyramids. geotiff reads the directories.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { SlideFormat } from '../../ports/slide-reader.js';
import { DICOM_HEAD_BYTES, isDicom } from '../dicom/file-meta.js';
import { openFileSource } from '../file-source.js';
import { looksLikeTiff } from './header.js';
import { createTiffReader } from './tiff-reader.js';
import type { SharedDecoding } from '../shared-decoding.js';

export function createTiffFormat(shared: SharedDecoding): SlideFormat {
  return {
    name: 'tiff',
    detect: async (files) => {
      const file = await openFileSource(files);
      try {
        const head = await file.readHeader(0, DICOM_HEAD_BYTES);
        // DICOM leaves room in which some writers put a TIFF header too: what such a file shows is told by its DICOM.
        return looksLikeTiff(head) && !isDicom(head);
      } finally {
        await file.close();
      }
    },
    open: async (files, signal) => {
      throwIfAborted(signal);
      const file = await openFileSource(files);
      try {
        return await createTiffReader(file, shared, signal);
      } catch (error) {
        await file.close();
        throw error;
      }
    },
  };
}
