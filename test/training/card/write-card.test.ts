import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeCard } from '../../../src/training/card/write-card.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { cardSource } from './support.js';

it('writes Markdown and the plots that it refers to', async () => {
  const folder = await temporaryFolder();
  const { files, problem } = await writeCard(folder, cardSource());
  expect(problem).toBeUndefined();
  const text = await readFile(path.join(folder, files.file), 'utf8');
  expect([...text.matchAll(/\]\((plots\/.*?\.svg)\)/g)].map(([, file]) => file)).toEqual(files.plots);
  expect((await readdir(path.join(folder, 'plots'))).map((name) => `plots/${name}`).sort()).toEqual(
    files.plots.toSorted(),
  );
});

it('has no plots, and says why, when they cannot be drawn', async () => {
  const folder = await temporaryFolder();
  // A set of one class has no ROC curve.
  const scored = { validation: [{ score: 0.5, positive: true }] };
  const { files, problem } = await writeCard(folder, cardSource({ scored }));
  expect(problem).toMatch(/plots of the model card could not be drawn: .*both classes/);
  expect(files.plots).toEqual([]);
  expect(await readFile(path.join(folder, files.file), 'utf8')).toMatch(/^# mine\/3/);
});
