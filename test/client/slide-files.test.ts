import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dicomFiles, halfPicture, picture } from '../slides/dicom/support/dicom-set.js';
import type { TestInstance } from '../slides/dicom/support/write-dicom.js';
import { dicomSeriesUid, slideFiles } from '../../clients/typescript/src/index.js';

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

  it('takes a Hamamatsu index with the pictures that it names', async () => {
    const lines = ['[Virtual Microscope Specimen]', 'ImageFile=a.jpg', 'ImageFile(1,0)=b.jpg', 'MapFile=m.jpg'];
    await writeFile(
      join(root, 'case1.vms'),
      [...lines, 'MacroImage=../case9.svs', 'OptimisationFile=o.opt'].join('\r\n'),
    );
    for (const name of ['a.jpg', 'b.jpg', 'm.jpg', 'o.opt', 'other.jpg']) await writeFile(join(root, name), name);
    expect(await names('case1.vms')).toEqual(['case1.vms', 'a.jpg', 'b.jpg', 'm.jpg', 'o.opt']);
  });

  const level = (more: Partial<TestInstance>): TestInstance => ({ pictures: [halfPicture], ...more });

  it.each<[string, Partial<TestInstance>]>([
    ['explicit', {}],
    ['implicit', { implicit: true }],
    ['delimited', { delimited: true }],
    ['implicit and delimited', { implicit: true, delimited: true }],
    ['compressed', { codec: 'jpeg' }],
  ])('takes a DICOM file with those of its series: %s', async (_, how) => {
    const series = await dicomFiles([level(how), level({ ...how, series: '201' }), { pictures: [picture], ...how }]);
    for (const [name, bytes] of series) await writeFile(join(root, name), bytes);
    await writeFile(join(root, 'notes.dcm'), 'no DICOM');
    expect(await names('3.dcm')).toEqual(['3.dcm', '1.dcm']);
    expect(await names('2.dcm')).toEqual(['2.dcm']);
    expect(await names('notes.dcm')).toEqual(['notes.dcm']);
    expect(await dicomSeriesUid(join(root, '1.dcm'))).toBe('1.2.3.200');
  });

  it('takes a DICOM file that is cut off anywhere alone, or with its series', async () => {
    const [bytes = new Uint8Array()] = (await dicomFiles([level({ delimited: true })])).values();
    for (let end = 0; end < 1500; end += 7) {
      await writeFile(join(root, 'cut.dcm'), bytes.subarray(0, end));
      expect([undefined, '1.2.3.200']).toContain(await dicomSeriesUid(join(root, 'cut.dcm')));
    }
  });

  it('says that a path does not exist', async () => {
    await expect(slideFiles(join(root, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
