// ESLint holds TypeScript to the same bound; this also covers scripts in other languages and generated clients’
// wrappers.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from './cruise-source.js';

const maxLines = 400;
const folders = ['src', 'test', 'scripts', 'bench', 'examples', 'clients'];
const sourceFile = /\.(ts|mts|js|mjs|cjs|sh|py)$/;
const notOurs = /(^|\/)(node_modules|dist|gen|fixtures)\//;

async function sourceFiles(): Promise<string[]> {
  const listings = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(path.join(repositoryRoot, folder), { recursive: true }).catch(() => []);
      return names.map((name) => path.join(folder, name));
    }),
  );
  return listings.flat().filter((file) => sourceFile.test(file) && !notOurs.test(file));
}

const lineCount = (text: string): number => text.trimEnd().split('\n').length;

describe('source files', () => {
  it(`have at most ${maxLines} lines`, async () => {
    const files = await sourceFiles();
    expect(files.length).toBeGreaterThan(100);
    const counts = await Promise.all(
      files.map(async (file) => [file, lineCount(await readFile(path.join(repositoryRoot, file), 'utf8'))] as const),
    );
    expect(counts.filter(([, lines]) => lines > maxLines)).toEqual([]);
  });
});
