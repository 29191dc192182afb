// Sets of files that make no slide: each refusal says what is wrong or what is missing.
import { describe, expect, it } from 'vitest';
import type { ErrorReason } from '../../../src/domain/errors/error-reason.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { expectRejection, openSlide } from '../support/open-slide.js';
import { gradient, paint } from '../support/test-pictures.js';
import { dicomFiles, halfPicture, picture, setOf, type DicomFiles } from './support/dicom-set.js';
import { element } from './support/elements.js';
import { writeDicomDir } from './support/write-dicom-dir.js';
import type { TestInstance } from './support/write-dicom.js';

const one: TestInstance = { pictures: [picture] };
const parts = (total: number, more: Partial<TestInstance> = {}): readonly TestInstance[] =>
  Array.from({ length: total }, (_, i) => ({ ...one, part: { number: i + 1, total }, ...more }));

async function without(files: Promise<DicomFiles>, ...names: readonly string[]): Promise<DicomFiles> {
  return new Map([...(await files)].filter(([name]) => !names.includes(name)));
}

async function alsoAs(files: Promise<DicomFiles>, copy: string, name: string): Promise<DicomFiles> {
  const all = await files;
  return new Map([...all, [copy, all.get(name) ?? new Uint8Array()]]);
}

interface BadSet {
  readonly name: string;
  readonly files: () => Promise<DicomFiles>;
  readonly reason: ErrorReason;
  readonly message: RegExp;
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words.padEnd(300));

const CASES: readonly BadSet[] = [
  {
    name: 'a part of a concatenation is missing',
    files: () => without(dicomFiles(parts(4)), '2.dcm', '4.dcm'),
    reason: 'UPLOAD_INCOMPLETE',
    message: /lacks 2 of its files: part 2 of 4 of the picture of 333×217 px, part 4 of 4/,
  },
  {
    name: 'a part is missing and nobody says how many there are',
    files: () => {
      const unstated = parts(3).map((test, i) => ({ ...test, part: { number: i + 1, total: 3, stateTotal: false } }));
      return without(dicomFiles(unstated), '3.dcm');
    },
    reason: 'UPLOAD_INCOMPLETE',
    message: /lacks 1 of its files: the part with frames 21 to 30/,
  },
  {
    name: 'a part starts at another frame than the one before ends',
    files: async () => {
      const [first, second] = parts(2);
      const moved = { ...one, ...second, changes: [element(0x00209228, 'UL', [20])] };
      return dicomFiles([{ ...one, ...first }, moved]);
    },
    reason: 'SLIDE_CORRUPT',
    message: /"2.dcm" starts at frame 20 of its picture, where 15 frames come before/,
  },
  {
    name: 'a part is there twice',
    files: () => dicomFiles([...parts(2), { ...one, part: { number: 2, total: 2 } }]),
    reason: 'SLIDE_CORRUPT',
    message: /"2.dcm" and the file "3.dcm" are the same part/,
  },
  {
    name: 'parts differ in size',
    files: () =>
      dicomFiles([
        { ...one, part: { number: 1, total: 2 } },
        { ...one, tile: [32, 48], part: { number: 2, total: 2 } },
      ]),
    reason: 'SLIDE_CORRUPT',
    message: /are parts of one picture but differ/,
  },
  {
    name: 'two series',
    files: () => dicomFiles([one, { pictures: [halfPicture], series: '201' }]),
    reason: 'SLIDE_UNSUPPORTED',
    message: /"1.dcm" and the file "2.dcm" are of two series/,
  },
  {
    name: 'one instance twice',
    files: () => alsoAs(dicomFiles([one]), 'copy.dcm', '1.dcm'),
    reason: 'SLIDE_CORRUPT',
    message: /"1.dcm" and the file "copy.dcm" are the same instance/,
  },
  {
    name: 'one level twice',
    files: () => dicomFiles([one, one]),
    reason: 'SLIDE_CORRUPT',
    message: /show the same level/,
  },
  {
    name: 'pictures of other shapes',
    files: () => dicomFiles([one, { pictures: [paint(100, 100, gradient)] }]),
    reason: 'SLIDE_UNSUPPORTED',
    message: /"2.dcm" and the file "1.dcm" are no levels of one picture/,
  },
  {
    name: 'another kind of image',
    files: () => dicomFiles([{ ...one, sopClass: '1.2.840.10008.5.1.4.1.1.2' }]),
    reason: 'SLIDE_UNSUPPORTED',
    message: /"1.dcm" is a CT image, not a whole-slide image/,
  },
  {
    name: 'an object that nobody knows',
    files: () => dicomFiles([{ ...one, sopClass: '1.3.6.1.4.1.666' }]),
    reason: 'SLIDE_UNSUPPORTED',
    message: /is an object of the class that is none of the standard/,
  },
  {
    name: 'a label alone',
    files: () => dicomFiles([{ ...one, flavour: 'LABEL' }]),
    reason: 'SLIDE_UNSUPPORTED',
    message: /holds a label or an overview but no picture of the slide/,
  },
  {
    name: 'a file that only its name makes DICOM',
    files: async () => new Map([...(await dicomFiles([one])), ['2.dcm', text('Not found')]]),
    reason: 'SLIDE_CORRUPT',
    message: /"2.dcm" does not start as DICOM/,
  },
  {
    name: 'a DICOMDIR that names more than is there',
    files: async () =>
      new Map([
        ['DICOMDIR', writeDicomDir([['1.DCM'], ['SLIDE', '2.DCM'], ['..', '..', 'etc', 'passwd']])],
        ...(await dicomFiles([one])),
      ]),
    reason: 'UPLOAD_INCOMPLETE',
    message: /lacks 2 of its files: SLIDE\/2.DCM, ..\/..\/etc\/passwd/,
  },
  {
    name: 'a DICOMDIR alone',
    files: () => Promise.resolve(new Map([['DICOMDIR', writeDicomDir([])]])),
    reason: 'SLIDE_UNSUPPORTED',
    message: /is a DICOMDIR, not a whole-slide image/,
  },
];

describe('a set is refused', () => {
  it.each(CASES)('when there is $name', async ({ files, reason, message }) => {
    await expectRejection(detectAndOpen(await setOf(await files())), reason, message);
  });
});

/** Its preamble says TIFF, as that of files does which are meant to be both. */
function alsoTiff(files: DicomFiles): DicomFiles {
  return new Map([...files].map(([name, bytes]) => [name, Buffer.concat([Buffer.from('II*\0'), bytes.subarray(4)])]));
}

describe('a file that is TIFF as well', () => {
  it('is what its DICOM says: a slide', async () => {
    const reader = await openSlide(await setOf(alsoTiff(await dicomFiles([one]))));
    expect(reader.facts.format).toBe('dicom');
  });

  it('or none', async () => {
    const files = alsoTiff(await dicomFiles([{ ...one, sopClass: '1.2.840.10008.5.1.4.1.1.6.1' }]));
    await expectRejection(
      detectAndOpen(await setOf(files)),
      'SLIDE_UNSUPPORTED',
      /is an ultrasound image, not a whole/,
    );
  });
});

describe('a set is read', () => {
  it('as an archive exports it: in folders, with a DICOMDIR, a report and a read-me file', async () => {
    const [level0 = new Uint8Array(), level1 = new Uint8Array()] = (
      await dicomFiles([one, { pictures: [halfPicture], mpp: [0.5, 0.5] }])
    ).values();
    const report = (await dicomFiles([{ ...one, sopClass: '1.2.840.10008.5.1.4.1.1.88.11' }])).get('1.dcm');
    const files = new Map([
      ['AUTORUN.INF', text('[autorun]')],
      [
        'medium/DICOMDIR',
        writeDicomDir([
          ['SLIDE', 'IM0'],
          ['SLIDE', 'IM1'],
          ['SLIDE', 'SR0'],
        ]),
      ],
      ['medium/slide/im1', level1],
      ['medium/slide/im0', level0],
      ['medium/slide/sr0', report ?? new Uint8Array()],
    ]);
    const { facts } = await openSlide(await setOf(files));
    expect(facts).toMatchObject({ format: 'dicom', widthPx: 333, heightPx: 217 });
    expect(facts.levels).toHaveLength(2);
  });
});
