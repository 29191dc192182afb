import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../domain/errors/app-error.js';
import type { LabelledFile } from './score-samples.js';

/**
 * Slides of a folder by its `truth.csv`: columns `slide` (file name) and `label` (1 tumour, 0 none), others ignored.
 * Throws ENSEMBLE_INVALID for a file that is not so. Fields hold no commas or quotes.
 */
export async function readTruth(folder: string): Promise<readonly LabelledFile[]> {
  const text = await readFile(path.join(folder, 'truth.csv'), 'utf8').catch((cause: unknown) => {
    throw new AppError('ENSEMBLE_INVALID', 'the folder of slides has no truth.csv', { cause });
  });
  const [header = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((field) => field.trim()));
  const slideColumn = header.indexOf('slide');
  const labelColumn = header.indexOf('label');
  if (slideColumn < 0 || labelColumn < 0)
    throw new AppError('ENSEMBLE_INVALID', 'truth.csv has no columns slide and label');
  return rows.map((row, index) => {
    const slide = row[slideColumn] ?? '';
    const label = row[labelColumn];
    if (slide === '' || (label !== '0' && label !== '1')) {
      throw new AppError('ENSEMBLE_INVALID', `truth.csv line ${index + 2} is no slide with label 0 or 1`);
    }
    return { file: path.join(folder, slide), positive: label === '1' };
  });
}
