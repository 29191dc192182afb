// What OpenSlide takes on trust in a MIRAX slide is checked before it sees the slide.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SlideFileSet } from '../../../ports/slide-reader.js';
import { corrupt } from '../../slide-error.js';
import { sizesOf } from '../../missing-files.js';
import { checkExtents } from './check-extents.js';
import { checkGeometry } from './check-geometry.js';
import { checkPositions } from './check-positions.js';
import { checkRecords } from './check-records.js';
import { findMirax } from './mirax-set.js';
import { parseSlidedat } from './slidedat.js';

/** 16 bytes an image: more than twice the images of the largest slide that MAX_IMAGES allows. */
const MAX_INDEX_BYTES = 256 * 1024 * 1024;

/**
 * Returns the name of the file to open. Throws UPLOAD_INCOMPLETE (listing what is missing), SLIDE_CORRUPT for names
 * that lead out of the folder and for sizes that cannot be, SLIDE_TRUNCATED when an image lies beyond its file's end.
 */
export async function checkMirax(files: SlideFileSet): Promise<string> {
  const { indexName, folder } = findMirax(files);
  const slidedatName = `${folder}/Slidedat.ini`;
  await sizesOf(files, [indexName, slidedatName], 'MIRAX');
  const slidedat = parseSlidedat(await readFile(join(files.rootDir, slidedatName)));
  const inFolder = (name: string): string => `${folder}/${name}`;
  const dataNames = slidedat.dataFiles.map(inFolder);
  const sizes = await sizesOf(files, [inFolder(slidedat.indexFile), ...dataNames], 'MIRAX');
  const geometry = checkGeometry(slidedat);
  if ((sizes.get(inFolder(slidedat.indexFile)) ?? 0) > MAX_INDEX_BYTES) {
    throw corrupt(`its ${slidedat.indexFile} has more than ${MAX_INDEX_BYTES} bytes`);
  }
  const bytes = await readFile(join(files.rootDir, inFolder(slidedat.indexFile)));
  const index = { bytes, slideId: slidedat.text('GENERAL', 'SLIDE_ID') ?? '' };
  const dataFiles = dataNames.map((name) => ({ name, sizeBytes: sizes.get(name) ?? 0 }));
  checkExtents(index, geometry, dataFiles);
  checkRecords(slidedat, index, dataFiles);
  await checkPositions({ rootDir: files.rootDir, slidedat, index, geometry, dataFiles });
  return indexName;
}
