import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { imagesOfClass } from '../image/images-of-class.js';
import type { LabelledFile, LabelledFolders } from '../ports/labelled-folders.js';

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
  const files = await imagesOfClass(dir, name);
  return files.map((file) => ({ path: join(dir, name, file), name: `${name}/${file}`, tumour }));
}
