import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FitSlide } from '../../src/app/ensembles/fit-work.js';
import { parseSlideTruth } from '../../src/domain/challenge/parse-slide-truth.js';
import { fileSetOf } from '../../src/training/data/file-set-of.js';

/** The slides of a folder by its `truth.csv`. */
export async function labelledSlides(folder: string): Promise<readonly FitSlide[]> {
  const text = await readFile(path.join(folder, 'truth.csv'), 'utf8');
  const slides = parseSlideTruth({ name: 'truth.csv', text }).map(async ({ slideId, positive }) => ({
    asked: slideId,
    positive,
    files: await fileSetOf(path.join(folder, slideId)),
    isGone: () => Promise.resolve(false),
  }));
  return Promise.all(slides);
}
