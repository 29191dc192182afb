import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandInputs, IMAGE_FILES, SLIDE_FILES } from '../../src/cli/inputs/expand-inputs.js';
import { glob } from '../../src/cli/inputs/glob.js';
import { dicomFiles, halfPicture } from '../slides/dicom/support/dicom-set.js';

let root: string;

const FILES = [
  'a.svs',
  'b.tif',
  'notes.txt',
  'case7.mrxs',
  'case7/Index.dat',
  'case7/overview.tif',
  'deep/er/c.svs',
  'deep/.hidden.svs',
  'patches/p1.png',
  'patches/p2.webp',
  'odd[1].svs',
];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sentinode-inputs-'));
  for (const file of FILES) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), '');
  }
  await mkdir(join(root, 'empty'));
  await mkdir(join(root, 'linked'));
  await symlink(join(root, 'a.svs'), join(root, 'linked/z.svs'));
  await symlink(join(root, 'nowhere.svs'), join(root, 'linked/dangling.svs'));
  await symlink(root, join(root, 'linked/round.svs'));
});

afterAll(async () => {
  await rm(root, { recursive: true });
});

function relative(path: string): string {
  return path.slice(root.length + 1);
}

async function expand(args: readonly string[], endings = SLIDE_FILES): Promise<string[]> {
  const found: string[] = [];
  for await (const { path, problem } of expandInputs(
    args.map((arg) => join(root, arg)),
    endings,
  )) {
    found.push(relative(path) + (problem === undefined ? '' : ` (${problem.reason})`));
  }
  return found;
}

describe('expandInputs', () => {
  it('takes a named file whatever its ending, also one that looks like a pattern', async () => {
    expect(await expand(['notes.txt', 'odd[1].svs'])).toEqual(['notes.txt', 'odd[1].svs']);
  });

  it('finds slides below a folder, sorted, and leaves a MIRAX slide’s own folder alone', async () => {
    expect(await expand(['.'])).toEqual([
      'a.svs',
      'b.tif',
      'case7.mrxs',
      'deep/er/c.svs',
      'linked/z.svs',
      'odd[1].svs',
    ]);
  });

  it('finds images below a folder', async () => {
    expect(await expand(['patches'], IMAGE_FILES)).toEqual(['patches/p1.png', 'patches/p2.webp']);
  });

  it('follows links to files, and none to folders', async () => {
    expect(await expand(['linked'])).toEqual(['linked/z.svs']);
  });

  it('passes on what cannot be used, in its place', async () => {
    expect(await expand(['a.svs', 'none.svs', 'empty', '*.xyz', 'b.tif'])).toEqual([
      'a.svs',
      'none.svs (FILE_NOT_FOUND)',
      'empty (NO_INPUT)',
      '*.xyz (NO_INPUT)',
      'b.tif',
    ]);
  });
});

describe('glob', () => {
  it.each([
    ['*.svs', ['a.svs', 'odd[1].svs']],
    ['?.svs', ['a.svs']],
    ['[ab].*', ['a.svs', 'b.tif']],
    ['[!a].*', ['b.tif']],
    ['**/*.svs', ['a.svs', 'deep/er/c.svs', 'linked/dangling.svs', 'linked/round.svs', 'linked/z.svs', 'odd[1].svs']],
    ['deep/**/*.svs', ['deep/er/c.svs']],
    ['deep/.*.svs', ['deep/.hidden.svs']],
    ['none/*.svs', []],
  ])('%s', async (pattern, expected) => {
    expect((await glob(join(root, pattern))).map(relative)).toEqual(expected);
  });
});

describe('the files of a DICOM series', () => {
  it('are one slide in each folder', async () => {
    const levels = [{ pictures: [halfPicture] }, { pictures: [halfPicture] }, { pictures: [halfPicture], series: '9' }];
    const files = await dicomFiles(levels);
    for (const folder of ['series', 'series/again']) {
      await mkdir(join(root, folder), { recursive: true });
      for (const [name, bytes] of files) await writeFile(join(root, folder, name), bytes);
    }
    await writeFile(join(root, 'series/no.dcm'), 'no DICOM');
    const expected = ['series/1.dcm', 'series/3.dcm', 'series/again/1.dcm', 'series/again/3.dcm', 'series/no.dcm'];
    expect(await expand(['series'])).toEqual(expected);
    expect(await expand(['series/2.dcm', 'series/1.dcm', 'series/3.dcm'])).toEqual(['series/2.dcm', 'series/3.dcm']);
    expect(await expand(['series/*.dcm'])).toEqual(['series/1.dcm', 'series/3.dcm', 'series/no.dcm']);
  });
});
