// OpenSlide as the oracle: where both readers open a file, they show the same picture in the same place.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { SlideFileSet } from '../../../src/ports/slide-reader.js';
import { coarseMosaic, fineMosaic } from '../../support/mosaics.js';
import { fixtureSlide, openSlide, readLevel, slideOf } from '../support/open-slide.js';
import { cutTiles, differenceOf, gradient, paint } from '../support/test-pictures.js';
import { writeTiff } from '../support/write-tiff.js';
import { openslideSuite, openWithOpenslide } from './support/openslide-suite.js';

interface Case {
  readonly name: string;
  readonly files: () => SlideFileSet | Promise<SlideFileSet>;
  /** Of any channel of any pixel of any level. */
  readonly maxDifference: number;
}

/** Both are libjpeg-turbo, and both take its accurate transform and its smooth chroma. */
const JPEG = 0;
/** Two decoders of one JPEG 2000 library round the colour transform differently. */
const JPEG_2000 = 1;

/** The TIFF tag by which OpenSlide knows a level. */
const NEW_SUBFILE_TYPE = 254;
const REDUCED = 1;

function raggedPyramid(): Promise<SlideFileSet> {
  const level = (widthPx: number, heightPx: number): Parameters<typeof writeTiff>[0][number] => ({
    widthPx,
    heightPx,
    tile: [64, 48],
    chunks: cutTiles(paint(widthPx, heightPx, gradient), [64, 48]),
  });
  return slideOf(writeTiff([level(333, 217), { ...level(166, 108), tags: { [NEW_SUBFILE_TYPE]: [REDUCED] } }]).bytes);
}

const FUZZ_DIR = fileURLToPath(new URL('../../fixtures/fuzz', import.meta.url));
const zstdByTifffile: SlideFileSet = { rootDir: path.join(FUZZ_DIR, 'tiff-zstd'), names: ['slide.tif'] };

const CASES: readonly Case[] = [
  { name: 'Aperio SVS, JPEG', files: () => fixtureSlide('CMU-1-Small-Region.svs'), maxDifference: JPEG },
  { name: 'Aperio SVS, JPEG 2000', files: () => fixtureSlide('tcga-cr-7395-region.svs'), maxDifference: JPEG_2000 },
  { name: 'a mosaic at 0.972 µm/px', files: () => coarseMosaic.files, maxDifference: JPEG },
  { name: 'a mosaic at 0.486 µm/px', files: () => fineMosaic.files, maxDifference: JPEG },
  { name: 'a Zstandard pyramid by tifffile', files: () => zstdByTifffile, maxDifference: 0 },
  { name: 'an uncompressed pyramid with ragged edges', files: raggedPyramid, maxDifference: 0 },
];

openslideSuite('the tiff and the openslide reader', () => {
  it.each(CASES)('show the same of $name', async ({ files, maxDifference }) => {
    const set = await files();
    const [ours, theirs] = [await openSlide(set), await openWithOpenslide(set)];
    expect(ours.details).toBeUndefined();
    expect(theirs.details).toBeDefined();
    // A generic TIFF's resolution tags are no pixel size for OpenSlide.
    expect({ ...theirs.facts, spacing: undefined }).toEqual({ ...ours.facts, spacing: undefined });
    if (theirs.facts.spacing !== undefined) expect(theirs.facts.spacing).toEqual(ours.facts.spacing);
    for (const level of ours.facts.levels.keys()) {
      const { max } = differenceOf(await readLevel(ours, level), await readLevel(theirs, level));
      expect({ level, withinBound: max <= maxDifference, max }).toEqual({ level, withinBound: true, max });
    }
  });
});
