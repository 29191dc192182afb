import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RgbImage } from '../../../../src/domain/image.js';
import type { SlideFileSet } from '../../../../src/ports/slide-reader.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { gradient, paint } from '../../support/test-pictures.js';
import { writeDicom, type TestInstance } from './write-dicom.js';

/** Ragged at both edges with the writer's tiles of 64 × 48 px. */
export const picture = paint(333, 217, gradient);
export const halfPicture = paint(166, 108, gradient);

export type DicomFiles = ReadonlyMap<string, Uint8Array>;

/** The files on disk, gone when the test ends; in this order. */
export async function setOf(files: DicomFiles): Promise<SlideFileSet> {
  const rootDir = await temporaryFolder();
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(rootDir, name)), { recursive: true });
    await writeFile(path.join(rootDir, name), bytes);
  }
  return { rootDir, names: [...files.keys()] };
}

/** Each instance in a file `N.dcm`, with a number of its own. */
export async function dicomFiles(instances: readonly TestInstance[]): Promise<DicomFiles> {
  const files = new Map<string, Uint8Array>();
  for (const [i, test] of instances.entries()) {
    files.set(`${i + 1}.dcm`, await writeDicom({ instance: String(i + 1), ...test }));
  }
  return files;
}

export async function dicomSlide(...instances: readonly TestInstance[]): Promise<SlideFileSet> {
  return setOf(await dicomFiles(instances));
}

/** A slide of one level. */
export function oneLevel(test: Partial<TestInstance> = {}, image: RgbImage = picture): Promise<SlideFileSet> {
  return dicomSlide({ pictures: [image], ...test });
}
