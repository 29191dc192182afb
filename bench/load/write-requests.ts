import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sharp } from '../../src/image/sharp.js';
import type { LoadOptions } from './load-options.js';

/** Messages as ghz takes them, in files of one folder. */
export interface LoadRequests {
  readonly folder: string;
  /** Of ScorePatches. */
  readonly patchesFile: string;
  /** Of StreamPatchScores, one after another. */
  readonly streamFile: string;
  /** Of PredictSlide. */
  readonly slideFile: string;
}

const PATCHES = fileURLToPath(new URL('../../examples/patches', import.meta.url));

interface JsonPatch {
  readonly id: string;
  /** A picture's file in base64, as JSON has bytes. */
  readonly encoded: string;
}

/** `patchSizePx`: what the server's models take; the examples are enlarged or reduced to it. */
export async function writeRequests(
  folder: string,
  { batch }: LoadOptions,
  patchSizePx: number,
  slideId: string,
): Promise<LoadRequests> {
  const patches = await readPatches(patchSizePx);
  const files: LoadRequests = {
    folder,
    patchesFile: join(folder, 'score-patches.json'),
    streamFile: join(folder, 'stream-patch-scores.json'),
    slideFile: join(folder, 'predict-slide.json'),
  };
  const filled = Array.from({ length: batch }, (_, index) => patches[index % patches.length]);
  await writeFile(files.patchesFile, JSON.stringify({ patches: filled }));
  await writeFile(files.streamFile, JSON.stringify(patches.map((patch) => ({ patch }))));
  await writeFile(files.slideFile, JSON.stringify({ slide_id: slideId }));
  return files;
}

async function readPatches(sizePx: number): Promise<readonly JsonPatch[]> {
  const names = (await readdir(PATCHES)).filter((name) => name.endsWith('.webp')).sort();
  return Promise.all(
    names.map(async (id) => ({ id, encoded: (await patchOf(join(PATCHES, id), sizePx)).toString('base64') })),
  );
}

async function patchOf(file: string, sizePx: number): Promise<Buffer> {
  const bytes = await readFile(file);
  const { width } = await sharp(bytes).metadata();
  if (width === sizePx) return bytes;
  return sharp(bytes).resize(sizePx, sizePx).webp({ lossless: true }).toBuffer();
}
