import type { SlideFileSet, SlideReader } from '../../ports/slide-reader.js';
import type { SharedDecoding } from '../shared-decoding.js';
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
  return createSeriesReader(instances, (part) => openFileFrames(files, part, signal), shared);
}
