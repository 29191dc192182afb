import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error.js';

const IMAGE_FILE = /\.(png|jpe?g|webp|tiff?)$/i;

/**
 * Names of the image files in the folder of a class, sorted; none where there is no such folder. Throws
 * TRAINING_DATA_INVALID for one that cannot be read.
 */
export async function imagesOfClass(dir: string, name: string): Promise<readonly string[]> {
  try {
    const files = await readdir(join(dir, name));
    return files.filter((file) => IMAGE_FILE.test(file)).sort();
  } catch (error) {
    // A data set has one spelling of a class folder; the other is simply not there.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new AppError('TRAINING_DATA_INVALID', `class folder ${name} cannot be read`, { cause: error });
  }
}
