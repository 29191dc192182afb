// The map that a newcomer reads first: it shows every place there is, and no other.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from './cruise-source.js';

async function drawnPlaces(): Promise<readonly string[]> {
  const text = await readFile(path.join(repositoryRoot, 'docs/architecture.md'), 'utf8');
  const [, layout = ''] = /^## Layout.*?^```\n(.*?)^```/ms.exec(text) ?? [];
  return layout.split('\n').flatMap((line) => /^[\w./-]+\/[\w./-]*/.exec(line) ?? []);
}

it('docs/architecture.md shows every folder and file at the top of src', async () => {
  const places = await drawnPlaces();
  const entries = await readdir(path.join(repositoryRoot, 'src'), { withFileTypes: true });
  const names = entries.map((entry) => `src/${entry.name}${entry.isDirectory() ? '/' : ''}`);
  expect(names.filter((name) => !places.some((place) => place.startsWith(name)))).toEqual([]);
});

it('shows no place that is not there', async () => {
  const places = await drawnPlaces();
  expect(places.length).toBeGreaterThan(20);
  expect(places.filter((place) => !existsSync(path.join(repositoryRoot, place)))).toEqual([]);
});
