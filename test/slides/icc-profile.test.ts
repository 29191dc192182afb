// Every reader hands the profile on as it stands in the file; pictures are made with it on request alone.
import { expect, it } from 'vitest';
import { makePicture } from '../../src/compute/work/make-picture.js';
import { decodePatch } from '../../src/image/decode-patch.js';
import type { SlideFileSet } from '../../src/ports/slide-reader.js';
import golden from '../fixtures/icc/golden.json' with { type: 'json' };
import { iccColours, iccProfile } from '../support/icc-profiles.js';
import { oneLevel } from './dicom/support/dicom-set.js';
import { openslideSuite, openWithOpenslide } from './openslide/support/openslide-suite.js';
import { fixtureSlide, openSlide, readLevel, slideOf } from './support/open-slide.js';
import { cutTiles, differenceOf } from './support/test-pictures.js';
import { writeTiff } from './support/write-tiff.js';

async function tiffWith(profile: Uint8Array): Promise<SlideFileSet> {
  const tile = [64, 64] as const;
  const tags = { 34675: profile };
  return slideOf(writeTiff([{ ...iccColours, tile, chunks: cutTiles(iccColours, tile), tags }]).bytes);
}

const CASES = [
  { name: 'TIFF', files: tiffWith },
  { name: 'DICOM', files: (profile: Uint8Array) => oneLevel({ iccProfile: profile }, iccColours) },
];

it.each(CASES)('is read from $name and gives what Little CMS gives', async ({ files }) => {
  const profile = await iccProfile('matrix');
  const reader = await openSlide(await files(profile));
  expect(await reader.readIccProfile?.()).toEqual(profile);
  const stored = await readLevel(reader);
  const plain = await makePicture(reader, stored, { encoding: 'png' });
  expect(differenceOf(await decodePatch(plain.data), stored).max).toBe(0);
  const { data } = await makePicture(reader, stored, { encoding: 'png', applyIcc: true });
  const expected = { ...iccColours, data: new Uint8Array(Buffer.from(golden.srgb.matrix, 'hex')) };
  expect(differenceOf(await decodePatch(data), expected).max).toBeLessThanOrEqual(2);
});

it('is missed where a slide has none', async () => {
  const reader = await openSlide(fixtureSlide('CMU-1-Small-Region.svs'));
  const region = await reader.readRegion({ level: 0, x: 0, y: 0, widthPx: 4, heightPx: 4 });
  await expect(makePicture(reader, region, { encoding: 'png', applyIcc: true })).rejects.toMatchObject({
    reason: 'ICC_PROFILE_MISSING',
  });
});

openslideSuite('the openslide reader', () => {
  it.each(['matrix', 'table'] as const)('hands on the profile with a %s as our own does', async (name) => {
    const profile = await iccProfile(name);
    const files = await tiffWith(profile);
    const [ours, theirs] = [await openSlide(files), await openWithOpenslide(files)];
    expect(await theirs.readIccProfile?.()).toEqual(profile);
    expect(await ours.readIccProfile?.()).toEqual(profile);
  });
});
