// DICOM slides that stay in their archive: read over DICOMweb frame by frame, as far as they are looked at.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeReference, REFERENCE_FILE_NAME, type SlideReference } from '../../domain/archives/slide-reference.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { forEachLimited } from '../../domain/async/for-each-limited.js';
import type { SlideFileSet, SlideFormat } from '../../ports/slide-reader.js';
import { createSeriesReader } from '../dicom/series/series-reader.js';
import type { SharedDecoding } from '../shared-decoding.js';
import { corrupt } from '../slide-error.js';
import type { Archives } from './archives.js';
import { createWebFrames, type WebInstance } from './frames/web-frames.js';
import type { ArchiveClient } from './http/archive-client.js';
import { METADATA_AT_ONCE } from './limits.js';
import { fetchValue } from './metadata/fetch-value.js';
import { completeWebInstance, readWebInstance } from './metadata/read-web-instance.js';
import { webObjectsOf } from './series/web-object.js';

/** Ten thousand identifiers of 64 characters. */
const MAX_REFERENCE_BYTES = 1024 * 1024;

export function createDicomwebFormat(shared: SharedDecoding, archives: Archives): SlideFormat {
  return {
    name: 'dicomweb',
    detect: async ({ names }) => Promise.resolve(names.length === 1 && names[0] === REFERENCE_FILE_NAME),
    open: async (files, signal) => {
      throwIfAborted(signal);
      const reference = await readReference(files);
      const client = archives.get(reference.archive);
      const instances = await readAll(client, reference, signal);
      return createSeriesReader(
        instances,
        {
          openFrames: (part) => Promise.resolve(createWebFrames(client, part)),
          readValue: (instance, place) => fetchValue(client, instance.object, place),
          complete: (instance, reading) => completeWebInstance(client, instance, reading),
          shared,
        },
        signal,
      );
    },
  };
}

async function readReference({ rootDir }: SlideFileSet): Promise<SlideReference> {
  const path = join(rootDir, REFERENCE_FILE_NAME);
  const { size } = await stat(path);
  const reference = size > MAX_REFERENCE_BYTES ? undefined : decodeReference(await readFile(path, 'utf8'));
  if (reference === undefined) throw corrupt('the reference to its archive cannot be read');
  return reference;
}

async function readAll(
  client: ArchiveClient,
  reference: SlideReference,
  signal: AbortSignal | undefined,
): Promise<readonly WebInstance[]> {
  const objects = webObjectsOf(reference);
  const instances: WebInstance[] = [];
  await forEachLimited(objects.entries(), METADATA_AT_ONCE, async ([i, object]) => {
    throwIfAborted(signal);
    instances[i] = await readWebInstance(client, object, reference.seriesUid, signal);
  });
  return instances;
}
