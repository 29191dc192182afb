// Labels and overviews are in no level, and nothing of a patient leaves the reader.
import { expect, it } from 'vitest';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { openSlide, readLevel, slideOf } from '../support/open-slide.js';
import { differenceOf, paint } from '../support/test-pictures.js';
import { dicomFiles, dicomSlide, halfPicture, oneLevel, picture } from './support/dicom-set.js';
import { CANARY } from './support/write-dicom.js';

const label = paint(120, 100, () => [255, 0, 0]);

it('are named and never shown', async () => {
  const others = ['LABEL', 'OVERVIEW', 'THUMBNAIL'].map((flavour) => ({ pictures: [label], flavour, series: '201' }));
  const reader = await openSlide(
    await dicomSlide(...others, { pictures: [halfPicture], mpp: [0.5, 0.5] }, { pictures: [picture] }),
  );
  expect(reader.facts.levels.map(({ widthPx }) => widthPx)).toEqual([333, 166]);
  expect(reader.facts.associatedImages).toEqual(['label', 'macro', 'thumbnail']);
  expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
});

it('may be of any kind, as no pixel of theirs is read', async () => {
  const odd = { pictures: [label], flavour: 'LABEL', syntaxUid: '1.2.840.10008.1.2.5', photometric: 'MONOCHROME2' };
  expect((await openSlide(await dicomSlide({ pictures: [picture] }, odd))).facts.levels).toHaveLength(1);
});

it('facts and details hold nothing of the patient', async () => {
  const reader = await openSlide(await oneLevel());
  const { properties = new Map<string, string>() } = reader.details ?? {};
  expect([...properties]).toEqual([
    ['dicom.Manufacturer', 'Scanner Works'],
    ['dicom.ManufacturerModelName', 'S 1'],
  ]);
  expect(JSON.stringify([reader.facts, reader.details, [...properties]])).not.toContain(CANARY);
});

it('errors hold nothing of the patient, wherever the file ends', async () => {
  const [bytes = new Uint8Array()] = [...(await dicomFiles([{ pictures: [picture] }])).values()];
  const headerBytes = bytes.length - picture.data.length;
  for (let end = 140; end < headerBytes; end += 13) {
    const opening = detectAndOpen(await slideOf(bytes.subarray(0, end), 'a.dcm'));
    const error = await opening.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    if (!(error instanceof AppError)) throw new Error(`no AppError for ${end} bytes`);
    expect(error.reason).toMatch(/^SLIDE_(TRUNCATED|CORRUPT|UNSUPPORTED)$/);
    expect(JSON.stringify([error.message, error.metadata, String(error.cause)])).not.toMatch(/CANARY|PATIENT/);
  }
});
