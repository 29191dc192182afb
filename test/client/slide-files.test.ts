import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slideFiles } from '../../clients/typescript/src/index.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sentinode-files-'));
  await mkdir(join(root, 'case7/sub'), { recursive: true });
  for (const name of ['case7.mrxs', 'case8.mrxs', 'case9.svs', 'case7/Index.dat', 'case7/sub/a.dat', 'case7/.hidden']) {
    await writeFile(join(root, name), name);
  }
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function names(path: string): Promise<string[]> {
  return (await slideFiles(join(root, path))).map(({ name }) => name);
}

describe('slideFiles', () => {
  it('takes a MIRAX index with its folder, the index first', async () => {
    expect(await names('case7.mrxs')).toEqual(['case7.mrxs', 'case7/Index.dat', 'case7/sub/a.dat']);
  });

  it('takes any other file alone', async () => {
    expect(await names('case9.svs')).toEqual(['case9.svs']);
    expect(await names('case8.mrxs')).toEqual(['case8.mrxs']);
  });

  it('takes a folder’s files, named from the folder, hidden ones left out', async () => {
    expect(await names('case7')).toEqual(['Index.dat', 'sub/a.dat']);
  });

  it('says that a path does not exist', async () => {
    await expect(slideFiles(join(root, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
