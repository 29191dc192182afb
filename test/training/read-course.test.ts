import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readCourse } from '../../src/training/read-course.js';
import { temporaryFolder } from '../support/temporary-folder.js';

it('reads epochs, the later of two, and passes over a torn line', async () => {
  const folder = await temporaryFolder();
  const lines = [
    '{"type":"started"}',
    '{"type":"epoch","epoch":1,"validationLoss":0.7}',
    '{"type":"epoch","epoch":2,"validationLoss":0.6}',
    '{"type":"epoch","epo',
    '{"type":"epoch","epoch":2,"validationLoss":0.5}',
    '{"type":"finished"}',
  ];
  await writeFile(path.join(folder, 'events.jsonl'), `${lines.join('\n')}\n`);
  expect((await readCourse(folder)).map(({ validationLoss }) => validationLoss)).toEqual([0.7, 0.5]);
});

it('is empty where nothing was logged', async () => {
  expect(await readCourse(await temporaryFolder())).toEqual([]);
});
