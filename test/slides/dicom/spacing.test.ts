// Micrometres per pixel from every place that DICOM keeps them in.
import { expect, it } from 'vitest';
import { openSlide } from '../support/open-slide.js';
import { dicomSlide, halfPicture, oneLevel, picture } from './support/dicom-set.js';
import { element, type TestElement } from './support/elements.js';
import { imagedVolume, pixelMeasures, type TestInstance } from './support/write-dicom.js';

const framePlaces = (measures: readonly TestElement[]): Partial<TestInstance> => ({
  mpp: null,
  changes: [
    element(
      0x52009230,
      'SQ',
      Array.from({ length: 30 }, () => measures),
    ),
  ],
});

it.each<[string, Partial<TestInstance>, { mppX: number; mppY: number } | undefined]>([
  ['the groups that all frames share', { mpp: [0.25, 0.25] }, { mppX: 0.25, mppY: 0.25 }],
  ['the same, X and Y apart', { mpp: [0.2425, 0.2477] }, { mppX: 0.2425, mppY: 0.2477 }],
  ['the first frame’s own', framePlaces([pixelMeasures([0.5, 0.25])]), { mppX: 0.5, mppY: 0.25 }],
  [
    'the picture’s own',
    { mpp: null, changes: [element(0x00280030, 'DS', '0.0005\\0.00025')] },
    { mppX: 0.25, mppY: 0.5 },
  ],
  [
    'the imaged volume',
    { mpp: null, changes: imagedVolume([(333 * 0.25) / 1000, (217 * 0.2525) / 1000]) },
    { mppX: 0.25, mppY: 0.2525 },
  ],
  ['no volume that some program filled in', { mpp: null, changes: imagedVolume([15, 15]) }, undefined],
  ['nowhere', { mpp: null }, undefined],
  ['no spacing of zero', { mpp: [0, 0], without: [0x00480001, 0x00480002] }, undefined],
  ['no text that is no number', { mpp: null, changes: [element(0x00280030, 'DS', 'unknown')] }, undefined],
  ['no camera’s', { mpp: [500, 500], without: [0x00480001, 0x00480002] }, undefined],
])('comes from %s', async (_, test, expected) => {
  const { spacing } = (await openSlide(await oneLevel(test))).facts;
  if (expected === undefined) expect(spacing).toBeUndefined();
  else {
    expect(spacing?.mppX).toBeCloseTo(expected.mppX, 6);
    expect(spacing?.mppY).toBeCloseTo(expected.mppY, 6);
  }
});

it('comes from a coarser level, by its size, where the finest has none', async () => {
  const reader = await openSlide(
    await dicomSlide({ pictures: [picture], mpp: null }, { pictures: [halfPicture], mpp: [0.5, 0.52] }),
  );
  expect(reader.facts.spacing).toEqual({ mppX: 0.25, mppY: 0.26 });
});
