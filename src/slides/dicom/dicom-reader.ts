import type { SlideFileSet, SlideReader } from '../../ports/slide-reader.js';
import { openFileSource } from '../file-source.js';
import type { SharedDecoding } from '../shared-decoding.js';
import type { ValuePlace } from './dataset/dataset.js';
import { openFileFrames } from './frames/file-frames.js';
import { readInstances } from './read-instances.js';
import { createSeriesReader } from './series/series-reader.js';

/** Opens the slide in the files: reads their headers, chooses the levels and finds all their frames. Reads no pixel. */
export async function createDicomReader(
  files: SlideFileSet,
  shared: SharedDecoding,
  signal: AbortSignal | undefined,
): Promise<SlideReader> {
  const instances = await readInstances(files, signal);
  return createSeriesReader(
    instances,
    {
      openFrames: (part, opening) => openFileFrames(files, part, opening),
      readValue: ({ fileName }, place) => readValue(files, fileName, place),
      shared,
    },
    signal,
  );
}

async function readValue(files: SlideFileSet, fileName: string, { offset, length }: ValuePlace): Promise<Uint8Array> {
  const file = await openFileSource(files, fileName);
  try {
    return await file.read(offset, length);
  } finally {
    await file.close();
  }
}
