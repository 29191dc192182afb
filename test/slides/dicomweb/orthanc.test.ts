// Against a real Orthanc: what is read over the web is what is read from the files, pixel by pixel.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SlideFileSet } from '../../../src/ports/slide-reader.js';
import { dicomSlide, halfPicture, oneLevel, picture } from '../dicom/support/dicom-set.js';
import { iccProfile } from '../../support/icc-profiles.js';
import { svsAsDicom } from '../dicom/support/svs-as-dicom.js';
import { describeSlideReader } from '../conformance.js';
import { expectRejection, openSlide, readLevel } from '../support/open-slide.js';
import { differenceOf, paint, waves } from '../support/test-pictures.js';
import { archiveAt, filesOf, openArchived, referenceTo } from './support/archived-slide.js';
import { orthancSuite, startOrthanc, type Orthanc } from './support/orthanc.js';

const soft = paint(333, 217, waves);
const missing = new Set(['1,1', '5,4']);

/** Series and instances go by numbers of their own: one Orthanc holds them all. */
const CASES: readonly {
  readonly name: string;
  readonly series: string;
  readonly files: () => Promise<SlideFileSet>;
}[] = [
  {
    name: 'uncompressed levels with ragged edges',
    series: '11',
    files: () =>
      dicomSlide(
        { pictures: [picture], series: '11', instance: '111' },
        { pictures: [halfPicture], mpp: [0.5, 0.5], series: '11', instance: '112' },
      ),
  },
  {
    name: 'JPEG levels beside a label',
    series: '12',
    files: () =>
      dicomSlide(
        { pictures: [soft], codec: 'jpeg', series: '12', instance: '121' },
        { pictures: [halfPicture], codec: 'jpeg', mpp: [0.5, 0.5], series: '12', instance: '122' },
        { pictures: [picture], flavour: 'LABEL', series: '12', instance: '123' },
      ),
  },
  { name: 'JPEG 2000', series: '13', files: () => oneLevel({ codec: 'jpeg2000', series: '13', instance: '131' }) },
  {
    name: 'JPEG 2000, irreversible',
    series: '14',
    files: () => oneLevel({ codec: 'jpeg2000-lossy', series: '14', instance: '141' }, soft),
  },
  {
    name: 'JPEG in fragments, without a table',
    series: '15',
    files: () => oneLevel({ codec: 'jpeg', table: 'none', series: '15', instance: '151' }, soft),
  },
  {
    name: 'sparse tiles, some left out, in any order',
    series: '16',
    files: () =>
      oneLevel({
        codec: 'jpeg',
        organization: 'TILED_SPARSE',
        missing,
        orderOf: (i) => (i * 7) % 11,
        series: '16',
        instance: '161',
      }),
  },
  {
    name: 'a concatenation',
    series: '17',
    files: () =>
      dicomSlide(
        ...[1, 2, 3].map((number) => ({
          pictures: [picture],
          part: { number, total: 3 },
          series: '17',
          instance: `17${number}`,
        })),
      ),
  },
  {
    name: 'two optical paths',
    series: '18',
    files: () => oneLevel({ pictures: [picture, soft], series: '18', instance: '181' }),
  },
  { name: 'grey', series: '19', files: () => oneLevel({ photometric: 'MONOCHROME2', series: '19', instance: '191' }) },
  { name: 'no pixel size', series: '20', files: () => oneLevel({ mpp: null, series: '20', instance: '201' }) },
  { name: 'RGB JPEG of a scanner, as it is stored in an SVS', series: '200', files: () => svsAsDicom() },
];

orthancSuite('slides in Orthanc', () => {
  let orthanc: Orthanc;

  beforeAll(async () => {
    orthanc = await startOrthanc();
  });
  afterAll(() => orthanc.stop());

  it.each(CASES)('show the same as their files: $name', async ({ series, files }) => {
    const set = await files();
    await orthanc.store(await filesOf(set));
    const settings = archiveAt(orthanc.url);
    const ours = await openSlide(set);
    const theirs = await openArchived(settings, await referenceTo(settings, `1.2.3.${series}`));
    expect(theirs.facts).toEqual(ours.facts);
    expect(theirs.details).toEqual(ours.details);
    for (const level of ours.facts.levels.keys()) {
      expect({ level, max: differenceOf(await readLevel(ours, level), await readLevel(theirs, level)).max }).toEqual({
        level,
        max: 0,
      });
    }
    for (const kind of ours.facts.associatedImages ?? []) {
      const [own, fetched] = [await ours.readAssociatedImage?.(kind), await theirs.readAssociatedImage?.(kind)];
      expect(own && fetched && differenceOf(own.image, fetched.image).max).toBe(0);
    }
  });

  it('keep their colour profiles, and labels and macros theirs', async () => {
    const [own, others] = [await iccProfile('table'), await iccProfile('matrix')];
    const set = await dicomSlide(
      { pictures: [picture], iccProfile: own, series: '34', instance: '341' },
      { pictures: [soft], flavour: 'OVERVIEW', codec: 'jpeg', iccProfile: others, series: '34', instance: '342' },
    );
    await orthanc.store(await filesOf(set));
    const settings = archiveAt(orthanc.url);
    const reader = await openArchived(settings, await referenceTo(settings, '1.2.3.34'));
    expect(Buffer.from((await reader.readIccProfile?.()) ?? [])).toEqual(Buffer.from(own));
    const macro = await reader.readAssociatedImage?.('macro');
    expect(Buffer.from(macro?.iccProfile ?? [])).toEqual(Buffer.from(others));
    expect(macro && differenceOf(macro.image, soft).mean).toBeLessThan(3);
  });

  it('are found within their study alone', async () => {
    await orthanc.store(await filesOf(await oneLevel({ series: '30', instance: '301' })));
    const settings = archiveAt(orthanc.url);
    await expect(referenceTo(settings, '1.2.3.30', '1.2.3.100')).resolves.toBeDefined();
    const message = /archive "hospital" does not hold the series/;
    await expectRejection(referenceTo(settings, '1.2.3.30', '1.2.3.999'), 'ARCHIVE_OBJECT_NOT_FOUND', message);
    await expectRejection(referenceTo(settings, '1.2.3.31'), 'ARCHIVE_OBJECT_NOT_FOUND', message);
  });

  it('that are none are refused by what they are', async () => {
    const sopClass = '1.2.840.10008.5.1.4.1.1.2';
    await orthanc.store(await filesOf(await oneLevel({ sopClass, series: '32', instance: '321' })));
    const message = /the series holds a CT image, not a whole-slide image/;
    await expectRejection(referenceTo(archiveAt(orthanc.url), '1.2.3.32'), 'SLIDE_UNSUPPORTED', message);
  });

  it('are refused to whom Orthanc does not know', async () => {
    const message = /does not accept the credentials that are configured \(401\)/;
    const settings = archiveAt(orthanc.url, 'wrong');
    await expectRejection(referenceTo(settings, '1.2.3.11'), 'ARCHIVE_ACCESS_DENIED', message);
  });

  it('that lost an object since are refused with which', async () => {
    const set = await dicomSlide(
      { pictures: [picture], series: '33', instance: '331' },
      { pictures: [halfPicture], mpp: [0.5, 0.5], series: '33', instance: '332' },
    );
    await orthanc.store(await filesOf(set));
    const settings = archiveAt(orthanc.url);
    const reference = await referenceTo(settings, '1.2.3.33');
    await orthanc.remove('1.2.3.332');
    const message = /does not hold object 2 of the slide’s 2/;
    await expectRejection(openArchived(settings, reference), 'ARCHIVE_OBJECT_NOT_FOUND', message);
  });

  it('stay what they were when the series grows', async () => {
    const settings = archiveAt(orthanc.url);
    await orthanc.store(await filesOf(await oneLevel({ series: '34', instance: '341' })));
    const reference = await referenceTo(settings, '1.2.3.34');
    const half = { pictures: [halfPicture], mpp: [0.5, 0.5], series: '34', instance: '342' } as const;
    await orthanc.store(await filesOf(await dicomSlide(half)));
    expect((await openArchived(settings, reference)).facts.levels).toHaveLength(1);
  });

  it('end with an error when Orthanc does, never with white', async () => {
    const own = await startOrthanc();
    try {
      await own.store(await filesOf(await oneLevel({ series: '35', instance: '351' })));
      const settings = archiveAt(own.url);
      const reader = await openArchived(settings, await referenceTo(settings, '1.2.3.35'));
      const corner = { level: 0, x: 0, y: 0, widthPx: 64, heightPx: 48 };
      await reader.readRegion(corner);
      await own.kill();
      const message = /"hospital" cannot be read from: nothing listens at its address \(ECONNREFUSED\)/;
      const error = await expectRejection(readLevel(reader), 'ARCHIVE_UNAVAILABLE', message);
      expect(error.retryAfterMs).toBeGreaterThan(0);
      // What is in memory needs no archive.
      await reader.readRegion(corner);
    } finally {
      await own.stop();
    }
  });

  describeSlideReader({
    name: 'a slide in Orthanc',
    files: async () => {
      const set = await dicomSlide(
        { pictures: [picture], series: '36', instance: '361' },
        { pictures: [halfPicture], mpp: [0.5, 0.5], series: '36', instance: '362' },
      );
      await orthanc.store(await filesOf(set));
      return referenceTo(archiveAt(orthanc.url), '1.2.3.36');
    },
    openWith: (files) => openArchived(archiveAt(orthanc.url), files),
    levelsDiffer: true,
  });
});
