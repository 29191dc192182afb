import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { LabelledFile, LabelledFolders } from '../ports/labelled-folders.js';

const IMAGE_FILE = /\.(png|jpe?g|webp|tiff?)$/i;
const NORMAL_CLASS = 'normal';

export const labelledFolders: LabelledFolders = {
  list: async (dir, tumourClasses, limit) => {
    const files: LabelledFile[] = [];
    for (const name of [...new Set([...tumourClasses, NORMAL_CLASS])].sort()) {
      files.push(...(await listClass(dir, name, tumourClasses.includes(name))));
      if (files.length > limit) break;
    }
    return files;
  },
  read: async ({ path }, maxBytes) => {
    try {
      const handle = await open(path, 'r');
      try {
        const facts = await handle.stat();
        return facts.isFile() && facts.size <= maxBytes ? await handle.readFile() : undefined;
      } finally {
        await handle.close();
      }
    } catch {
      // Gone or not allowed: one file of many, which the caller reports by its name.
      return undefined;
    }
  },
};

async function listClass(dir: string, name: string, tumour: boolean): Promise<readonly LabelledFile[]> {
  try {
    const files = await readdir(join(dir, name));
    return files
      .filter((file) => IMAGE_FILE.test(file))
      .sort()
      .map((file) => ({ path: join(dir, name, file), name: `${name}/${file}`, tumour }));
  } catch (error) {
    // A data set has one spelling of a class folder; the other is simply not there.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new AppError('TRAINING_DATA_INVALID', `class folder ${name} cannot be read`, { cause: error });
  }
}
