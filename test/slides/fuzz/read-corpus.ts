import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadLibrary } from '../../../src/slides/openslide/library/load-library.js';
import type { FileContents } from './corpus/seed-files.js';
import { pixelCheckOf, type PixelCheck } from './layout/pixel-check.js';

export const CORPUS_DIR = fileURLToPath(new URL('../../fixtures/fuzz', import.meta.url));
const SLIDES_DIR = fileURLToPath(new URL('../../fixtures/slides', import.meta.url));

/** Small slides that other tests stand on too. */
const FIXTURES = ['aperio-33003-ycbcr-422.svs', 'tcga-cr-7395-region.svs'];

export interface Seed {
  readonly name: string;
  /** By name, the one to open first. */
  readonly files: FileContents;
  readonly pixelCheck: PixelCheck;
}

/** Seeds that OpenSlide alone reads. */
const BY_OPENSLIDE = /^(mirax|hamamatsu|leica|trestle|zeiss|ventana|sakura)/;

/**
 * The sound slides that mutations start from, in a fixed order: those of a folder, or the repository's, without OpenSlide
 * those that it is not needed for.
 */
export async function readCorpus(foreignDir?: string): Promise<readonly Seed[]> {
  if (foreignDir !== undefined) return readForeign(foreignDir);
  const { available } = await loadLibrary();
  return (await readAll()).filter(({ name }) => available || !BY_OPENSLIDE.test(name));
}

async function readAll(): Promise<readonly Seed[]> {
  const table = JSON.parse(await readFile(path.join(CORPUS_DIR, 'corpus.json'), 'utf8')) as Record<string, string[]>;
  const written = Object.entries(table).map(([name, names]) => readSeed(name, path.join(CORPUS_DIR, name), names));
  return Promise.all([...written, ...FIXTURES.map((file) => readSeed(path.parse(file).name, SLIDES_DIR, [file]))]);
}

async function readSeed(name: string, folder: string, names: readonly string[]): Promise<Seed> {
  const contents = await Promise.all(
    names.map(async (file) => [file, new Uint8Array(await readFile(path.join(folder, file)))] as const),
  );
  const files = new Map(contents);
  return { name, files, pixelCheck: pixelCheckOf(files) };
}

/** Slides that others wrote: each file of the folder is one, and each folder in it with all its files. */
async function readForeign(folder: string): Promise<readonly Seed[]> {
  const names = (await readdir(folder)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const own = path.join(folder, name);
      if (!(await stat(own)).isDirectory()) return readSeed(name, folder, [name]);
      return readSeed(name, own, await filesBelow(own));
    }),
  );
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name))).toSorted();
}
