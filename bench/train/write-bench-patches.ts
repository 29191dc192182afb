import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sharp } from '../../src/image/sharp.js';

const CLASSES = ['normal', 'tumor'] as const;

/**
 * Copies `count` patches behind the first `skip`, half of each class, as PNG: a lossless format that both sides read.
 */
export async function writeBenchPatches(from: string, to: string, count: number, skip = 0): Promise<void> {
  const [start, end] = [Math.ceil(skip / CLASSES.length), Math.ceil((skip + count) / CLASSES.length)];
  for (const name of CLASSES) {
    await mkdir(path.join(to, name), { recursive: true });
    const files = (await readdir(path.join(from, name))).sort().slice(start, end);
    if (files.length === 0) throw new Error(`${path.join(from, name)} has too few patches`);
    for (const file of files) {
      const png = await sharp(await readFile(path.join(from, name, file)))
        .png()
        .toBuffer();
      await writeFile(path.join(to, name, `${path.parse(file).name}.png`), png);
    }
  }
}
