// The suites that need libopenslide, and its reader without the others before it.
import { onTestFinished } from 'vitest';
import type { SlideFileSet, SlideReader } from '../../../../src/ports/slide-reader.js';
import { loadLibrary } from '../../../../src/slides/openslide/library/load-library.js';
import { createOpenslideFormat } from '../../../../src/slides/openslide/openslide-format.js';
import { suiteThatNeeds } from '../../../support/suite-that-needs.js';

export const { available } = await loadLibrary();

export const openslideSuite = suiteThatNeeds(available, 'libopenslide 4: make openslide');

const format = createOpenslideFormat({ comparing: true });

/** Opens the slide with OpenSlide, whoever else could; closes it when the test ends. */
export async function openWithOpenslide(files: SlideFileSet): Promise<SlideReader> {
  const reader = await format.open(files);
  onTestFinished(() => reader.close());
  return reader;
}
