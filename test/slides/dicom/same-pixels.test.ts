// OpenSlide as the oracle: what it opens of DICOM, both readers show alike.
import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { SlideFileSet } from '../../../src/ports/slide-reader.js';
import { openslideSuite, openWithOpenslide } from '../openslide/support/openslide-suite.js';
import { openSlide, readLevel } from '../support/open-slide.js';
import { differenceOf, paint, waves } from '../support/test-pictures.js';
import { dicomSlide, halfPicture, oneLevel, picture } from './support/dicom-set.js';
import { svsAsDicom } from './support/svs-as-dicom.js';

const soft = paint(333, 217, waves);
const softHalf = paint(166, 108, (x, y) => waves(x * 2, y * 2));
const missing = new Set(['1,1', '5,4']);

/** Two builds of OpenJPEG round the irreversible transform differently. All else, JPEG included, is equal. */
const IRREVERSIBLE = 1;

const CASES: readonly {
  readonly name: string;
  readonly files: () => Promise<SlideFileSet>;
  /** Of any channel of any pixel of any level; 0 where it is not stated. */
  readonly maxDifference?: number;
}[] = [
  {
    name: 'uncompressed levels with ragged edges',
    files: () => dicomSlide({ pictures: [picture] }, { pictures: [halfPicture], mpp: [0.5, 0.5] }),
  },
  {
    name: 'JPEG levels',
    files: () =>
      dicomSlide({ pictures: [soft], codec: 'jpeg' }, { pictures: [softHalf], codec: 'jpeg', mpp: [0.5, 0.5] }),
  },
  { name: 'JPEG without a table', files: () => oneLevel({ codec: 'jpeg', table: 'none' }, soft) },
  { name: 'JPEG 2000, YBR_RCT', files: () => oneLevel({ codec: 'jpeg2000' }) },
  {
    name: 'JPEG 2000, YBR_ICT',
    files: () => oneLevel({ codec: 'jpeg2000-lossy' }, soft),
    maxDifference: IRREVERSIBLE,
  },
  { name: 'JPEG 2000, RGB', files: () => oneLevel({ codec: 'jpeg2000', photometric: 'RGB' }) },
  {
    name: 'sparse tiles, some left out',
    files: () => oneLevel({ organization: 'TILED_SPARSE', missing, orderOf: (i) => (i * 7) % 11 }),
  },
  {
    name: 'a concatenation',
    files: () => dicomSlide(...[1, 2, 3].map((number) => ({ pictures: [picture], part: { number, total: 3 } }))),
  },
  { name: 'two optical paths', files: () => oneLevel({ pictures: [picture, soft] }) },
  { name: 'pixels that are not square', files: () => oneLevel({ mpp: [0.25, 0.5] }) },
  { name: 'RGB JPEG of a scanner, as it is stored in an SVS', files: () => svsAsDicom() },
];

openslideSuite('the dicom and the openslide reader', () => {
  it.each(CASES)('show the same of $name', async ({ files, maxDifference = 0 }) => {
    const set = await files();
    expect(await readdir(set.rootDir)).toEqual([...set.names]);
    const [ours, theirs] = [await openSlide(set), await openWithOpenslide(set)];
    expect(ours.facts.format).toBe('dicom');
    expect({ ...theirs.facts, spacing: undefined }).toEqual({ ...ours.facts, spacing: undefined });
    expect(ours.facts.spacing?.mppX).toBeCloseTo(theirs.facts.spacing?.mppX ?? NaN, 9);
    expect(ours.facts.spacing?.mppY).toBeCloseTo(theirs.facts.spacing?.mppY ?? NaN, 9);
    expect(await ours.readIccProfile?.()).toEqual(await theirs.readIccProfile?.());
    for (const level of ours.facts.levels.keys()) {
      const { max } = differenceOf(await readLevel(ours, level), await readLevel(theirs, level));
      expect({ level, withinBound: max <= maxDifference, max }).toEqual({ level, withinBound: true, max });
    }
  });
});
