// What random damage to a slide's bytes comes to: pixels, or the reason of the error.
import { AppError } from '../../../src/domain/errors/app-error.js';
import type { SlideFileSet } from '../../../src/ports/slide-reader.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { readThumbnail } from '../../../src/slides/read-thumbnail.js';

/** A linear congruential generator: enough to pick bytes, and the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** `read`, the reason of an AppError, or whatever else was thrown. */
export async function outcomeOf(files: SlideFileSet): Promise<string> {
  try {
    const reader = await detectAndOpen(files);
    try {
      await readThumbnail(reader, 64);
      return 'read';
    } finally {
      await reader.close();
    }
  } catch (error) {
    return error instanceof AppError ? error.reason : String(error);
  }
}
