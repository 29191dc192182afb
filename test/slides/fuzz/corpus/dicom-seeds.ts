import { writeDicomDir } from '../../dicom/support/write-dicom-dir.js';
import { writeDicom, type TestInstance } from '../../dicom/support/write-dicom.js';
import { halfPicture, picture } from './tissue.js';
import type { FileContents, SeedFiles } from './seed-files.js';

const TILE = [32, 32] as const;

async function oneFile(test: Partial<TestInstance>): Promise<FileContents> {
  return new Map([['a.dcm', await writeDicom({ pictures: [picture], tile: TILE, ...test })]]);
}

/** A concatenation of two files, a smaller level, and the medium's table of contents. */
async function series(): Promise<FileContents> {
  const part = (number: number): Promise<Uint8Array> =>
    writeDicom({ pictures: [picture], tile: TILE, codec: 'jpeg', instance: `${number}`, part: { number, total: 2 } });
  const half = await writeDicom({ pictures: [halfPicture], tile: TILE, codec: 'jpeg', instance: '3', mpp: [0.5, 0.5] });
  const names = ['A', 'B', 'C'].map((name) => ['S', name]);
  return new Map([
    ['DICOMDIR', writeDicomDir(names)],
    ['S/A', await part(1)],
    ['S/B', await part(2)],
    ['S/C', half],
  ]);
}

export async function dicomSeeds(): Promise<SeedFiles> {
  return new Map([
    ['dicom-plain', await oneFile({})],
    ['dicom-planes-implicit', await oneFile({ planar: true, implicit: true })],
    ['dicom-sparse-jpeg', await oneFile({ organization: 'TILED_SPARSE', codec: 'jpeg', missing: new Set(['1,1']) })],
    ['dicom-jpeg-fragments', await oneFile({ codec: 'jpeg', table: 'none', fragments: 2, delimited: true })],
    ['dicom-jpeg2000', await oneFile({ codec: 'jpeg2000', table: 'extended' })],
    ['dicom-series', await series()],
  ]);
}
