// Writes the seeds of the fuzz run to test/fixtures/fuzz: `npx tsx test/slides/fuzz/write-corpus.ts`. They are kept in
// the repository, so that a run's seed means the same files whatever libvips is installed.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CORPUS_DIR } from './read-corpus.js';
import { dicomSeeds } from './corpus/dicom-seeds.js';
import { openslideSeeds } from './corpus/openslide-seeds.js';
import { tiffSeeds } from './corpus/tiff-seeds.js';

const seeds = [...(await tiffSeeds()), ...(await dicomSeeds()), ...(await openslideSeeds())];
for (const [seed, files] of seeds) {
  for (const [name, bytes] of files) {
    const file = path.join(CORPUS_DIR, seed, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
/**
 * Kept as they are: written by Zeiss’ own pylibCZIrw, with the directory of attachments that it leaves out, and by
 * tifffile (make_zstd.py).
 */
const KEPT = { 'zeiss-czi': ['case.czi'], 'tiff-zstd': ['slide.tif'] };
const table = { ...Object.fromEntries(seeds.map(([seed, files]) => [seed, [...files.keys()]])), ...KEPT };
await writeFile(path.join(CORPUS_DIR, 'corpus.json'), `${JSON.stringify(table, null, 2)}\n`);
