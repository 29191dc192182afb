// Label, macro and thumbnail, as every format keeps them: whole, in their own colours, and no part of the slide.
import { describe, expect, it } from 'vitest';
import type { AssociatedKind } from '../../src/domain/slides/associated-image.js';
import type { RgbImage } from '../../src/domain/image.js';
import type { SlideReader } from '../../src/ports/slide-reader.js';
import { encodeImage } from '../../src/image/encode-image.js';
import { sharp } from '../../src/image/sharp.js';
import { iccProfile } from '../support/icc-profiles.js';
import { dicomSlide, picture as dicomPicture } from './dicom/support/dicom-set.js';
import { element } from './dicom/support/elements.js';
import type { TestInstance } from './dicom/support/write-dicom.js';
import { writeMirax } from './openslide/support/write-mirax.js';
import { openslideSuite, openWithOpenslide } from './openslide/support/openslide-suite.js';
import { expectRejection, fixtureSlide, openBytes, openSlide, readLevel, slideOf } from './support/open-slide.js';
import { cutStrips, cutTiles, differenceOf, gradient, paint } from './support/test-pictures.js';
import { writeTiff, type TagValue, type TestImage } from './support/write-tiff.js';

const picture = paint(333, 217, gradient);
const TILE = [64, 48] as const;
const label = paint(61, 43, (x, y) => [255 - x, y * 3, 40]);
const macro = paint(90, 40, (x, y) => [x * 2, 255 - y * 3, 90]);

/** The slide itself. */
function slide(tags: Readonly<Record<number, TagValue>>): TestImage {
  return { ...picture, tile: TILE, chunks: cutTiles(picture, TILE), tags };
}

/** In strips of some rows. */
function strips(image: RgbImage, tags: Readonly<Record<number, TagValue>> = {}): TestImage {
  return { ...image, rowsPerStrip: 16, chunks: cutStrips(image, 16), tags };
}

async function shown(reader: SlideReader, kind: AssociatedKind): Promise<RgbImage> {
  const found = await reader.readAssociatedImage?.(kind);
  if (found === undefined) throw new Error('a reader without associated images');
  return found.image;
}

async function expectPictures(reader: SlideReader, expected: Partial<Record<AssociatedKind, RgbImage>>): Promise<void> {
  expect(reader.facts.associatedImages).toEqual(Object.keys(expected).sort());
  for (const [kind, image] of Object.entries(expected)) {
    expect({ kind, max: differenceOf(await shown(reader, kind as AssociatedKind), image).max }).toEqual({
      kind,
      max: 0,
    });
  }
}

describe('an Aperio SVS', () => {
  const words = 'Aperio Image Library v11\r\n';
  const base = slide({ 270: `${words}333x217|AppMag = 20|MPP = 0.5` });

  it('names them in their descriptions', async () => {
    const thumbnail = paint(166, 108, gradient);
    const { bytes } = writeTiff([
      base,
      strips(thumbnail, { 270: `${words}333x217 -> 166x108 - ;Aperio` }),
      strips(label, { 270: `${words}label 61x43`, 254: [1] }),
      strips(macro, { 270: `${words}macro 90x40`, 254: [9] }),
    ]);
    const reader = await openBytes(bytes);
    await expectPictures(reader, { label, macro, thumbnail });
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });

  it('or tells them apart by their subfile types alone', async () => {
    const { bytes } = writeTiff([base, strips(label, { 254: [1] }), strips(macro, { 254: [9] })]);
    await expectPictures(await openBytes(bytes), { label, macro });
  });

  it('reads on where its label is broken, larger than can be, or of an unknown kind', async () => {
    const { bytes } = writeTiff([
      base,
      { ...strips(label, { 270: `${words}label 61x43` }), compression: 7 },
      { ...macro, widthPx: 40_000, heightPx: 30_000, chunks: [new Uint8Array(9)], tags: { 270: `${words}macro` } },
      { ...strips(macro, { 270: `${words}thumbnail` }), photometric: 8 },
    ]);
    const reader = await openBytes(bytes);
    await expectRejection(shown(reader, 'label'), 'SLIDE_CORRUPT', /^The slide is corrupt: its label image cannot be/);
    await expectRejection(shown(reader, 'macro'), 'SLIDE_UNSUPPORTED', /beside its levels is 40000×30000 px/);
    await expectRejection(shown(reader, 'thumbnail'), 'SLIDE_UNSUPPORTED', /CIE L\*a\*b\* colours/);
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });
});

describe('a Philips TIFF', () => {
  const jpegOf = async (image: RgbImage): Promise<Uint8Array> => (await encodeImage(image, 'jpeg')).data;
  const object = (type: string, data: Uint8Array): string =>
    `<DataObject ObjectType="DPScannedImage"><Attribute Name="PIM_DP_IMAGE_TYPE">${type}</Attribute>` +
    `<Attribute Name="PIM_DP_IMAGE_DATA">${Buffer.from(data).toString('base64')}</Attribute></DataObject>`;
  const xml = (objects: string): string =>
    `<?xml version="1.0"?><DataObject ObjectType="DPUfsImport"><Attribute Name="PIM_DP_SCANNED_IMAGES"><Array>${objects}</Array></Attribute></DataObject>`;
  const philips = (objects: string): TestImage => slide({ 305: 'Philips DP v1.0', 270: xml(objects) });

  it('keeps them as JPEG within its XML', async () => {
    const [labelJpeg, macroJpeg] = [await jpegOf(label), await jpegOf(macro)];
    const objects = object('WSI', new Uint8Array()) + object('LABELIMAGE', labelJpeg) + object('MACROIMAGE', macroJpeg);
    const reader = await openBytes(writeTiff([philips(objects)]).bytes);
    const decoded = async (jpeg: Uint8Array, { widthPx, heightPx }: RgbImage): Promise<RgbImage> => ({
      data: await sharp(jpeg).raw().toBuffer(),
      widthPx,
      heightPx,
    });
    await expectPictures(reader, { label: await decoded(labelJpeg, label), macro: await decoded(macroJpeg, macro) });
  });

  it('or in directories, which come first', async () => {
    const images = [philips(object('LABELIMAGE', await jpegOf(macro))), strips(label, { 270: 'Label' })];
    await expectPictures(await openBytes(writeTiff([...images, strips(macro, { 270: 'Macro -offset=(0,0)' })]).bytes), {
      label,
      macro,
    });
  });

  it('reads on where what its XML holds is no picture', async () => {
    const claim = Buffer.from(await jpegOf(macro));
    claim.writeUInt32BE(0x4e20_4e20, claim.indexOf(Uint8Array.of(0xff, 0xc0)) + 5);
    const objects = object('LABELIMAGE', Buffer.from('no picture')) + object('MACROIMAGE', claim);
    const reader = await openBytes(writeTiff([philips(objects)]).bytes);
    await expectRejection(shown(reader, 'label'), 'SLIDE_CORRUPT', /its label image cannot be decoded/);
    await expectRejection(shown(reader, 'macro'), 'SLIDE_UNSUPPORTED', /20000×20000 px/);
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });
});

describe('an OME-TIFF', () => {
  const image = (name: string, { widthPx, heightPx }: RgbImage, ifd: number): string =>
    `<Image Name="${name}"><Pixels SizeX="${widthPx}" SizeY="${heightPx}" SizeC="3"><Channel SamplesPerPixel="3"/><TiffData IFD="${ifd}"/></Pixels></Image>`;
  const xml = (...images: readonly string[]): string => `<OME>${images.join('')}</OME>`;
  const wide = paint(400, 300, () => [200, 0, 0]);

  it('names them; one that is larger than the scan is not the slide', async () => {
    const description = xml(image('case 7', picture, 0), image('label image', wide, 1), image('macro image', macro, 2));
    const { bytes } = writeTiff([slide({ 270: description }), strips(wide), strips(macro)]);
    const reader = await openBytes(bytes);
    expect(reader.facts).toMatchObject({ widthPx: 333, heightPx: 217 });
    await expectPictures(reader, { label: wide, macro });
  });

  it('is refused where it holds nothing else', async () => {
    const { bytes } = writeTiff([slide({ 270: xml(image('label image', picture, 0)) })]);
    await expectRejection(openBytes(bytes), 'SLIDE_UNSUPPORTED', /no picture of the slide itself/);
  });
});

describe('a DICOM series', () => {
  const other = (flavour: string, image: RgbImage, more: object = {}): object => ({
    pictures: [image],
    flavour,
    series: '201',
    ...more,
  });

  it('holds them as objects of their own', async () => {
    const set = await dicomSlide(
      { pictures: [dicomPicture] },
      { pictures: [label], ...other('LABEL', label) },
      { pictures: [macro], ...other('OVERVIEW', macro) },
    );
    const reader = await openSlide(set);
    await expectPictures(reader, { label, macro });
    expect(differenceOf(await readLevel(reader), dicomPicture).max).toBe(0);
  });

  it('but no thumbnail that is said to have words in its picture', async () => {
    const burnedIn = (value: string): Pick<TestInstance, 'changes'> => ({
      changes: [element(0x00280301, 'CS', value)],
    });
    const kindsOf = async (value: string): Promise<unknown> => {
      const thumbnail = { pictures: [macro], flavour: 'THUMBNAIL', ...burnedIn(value) };
      const set = await dicomSlide({ pictures: [dicomPicture] }, thumbnail, {
        pictures: [label],
        flavour: 'LABEL',
        ...burnedIn('YES'),
      });
      return (await openSlide(set)).facts.associatedImages;
    };
    expect(await kindsOf('NO')).toEqual(['label', 'thumbnail']);
    expect(await kindsOf('YES')).toEqual(['label']);
  });

  it('with profiles of their own', async () => {
    const [own, others] = [await iccProfile('matrix'), await iccProfile('table')];
    const reader = await openSlide(
      await dicomSlide(
        { pictures: [dicomPicture], iccProfile: own },
        { pictures: [macro], ...other('OVERVIEW', macro), iccProfile: others },
      ),
    );
    expect((await reader.readAssociatedImage?.('macro'))?.iccProfile).toEqual(others);
    expect(await reader.readIccProfile?.()).toEqual(own);
  });
});

describe('any slide', () => {
  it('says that it holds none of a kind', async () => {
    const reader = await openBytes(writeTiff([slide({})]).bytes);
    expect(reader.facts).not.toHaveProperty('associatedImages');
    await expectRejection(shown(reader, 'label'), 'ASSOCIATED_IMAGE_NOT_FOUND', /holds no label image/);
  });

  it('reads none for a caller that has gone', async () => {
    const reader = await openSlide(fixtureSlide('CMU-1-Small-Region.svs'));
    const reading = reader.readAssociatedImage?.('label', AbortSignal.abort());
    await expectRejection(reading ?? Promise.resolve(), 'CANCELLED', /cancelled/);
  });
});

openslideSuite('OpenSlide as the oracle of pictures beside the levels', () => {
  it.each(['CMU-1-Small-Region.svs', 'OS-1-detail.ome.tif'])('%s: the same pictures', async (name) => {
    const files = fixtureSlide(name);
    const ours = await openSlide(files);
    const theirs = await openWithOpenslide(files).catch(() => undefined);
    expect(ours.facts.associatedImages ?? []).toEqual(theirs?.facts.associatedImages ?? []);
    for (const kind of ours.facts.associatedImages ?? []) {
      const same = theirs && differenceOf(await shown(ours, kind), await shown(theirs, kind)).max;
      expect({ kind, same }).toEqual({ kind, same: 0 });
    }
  });

  it('DICOM: the same label', async () => {
    // Of one frame without padding, as OpenSlide wants them.
    const whole = ({ widthPx, heightPx }: RgbImage): Pick<TestInstance, 'tile'> => ({ tile: [widthPx, heightPx] });
    const set = await dicomSlide(
      { pictures: [dicomPicture] },
      { pictures: [label], flavour: 'LABEL', ...whole(label) },
      { pictures: [macro], flavour: 'OVERVIEW', ...whole(macro) },
    );
    for (const reader of [await openWithOpenslide(set), await openSlide(set)]) {
      await expectPictures(reader, { label, macro });
    }
  });

  it('MIRAX: the macro, and an error of the slide for a broken one, which ends no other read', async () => {
    const reader = await openSlide(await writeMirax());
    expect(reader.facts.associatedImages).toEqual(['macro']);
    const image = await shown(reader, 'macro');
    expect(
      differenceOf(
        image,
        paint(40, 100, (x, y) => [x * 5, y * 2, 99]),
      ).mean,
    ).toBeLessThan(3);
    await expectRejection(shown(reader, 'label'), 'ASSOCIATED_IMAGE_NOT_FOUND', /no label/);
    expect((await readLevel(reader)).widthPx).toBeGreaterThan(0);
  });

  it('Trestle and other TIFFs without any: none', async () => {
    const reader = await openWithOpenslide(await slideOf(writeTiff([slide({})]).bytes));
    expect(reader.facts).not.toHaveProperty('associatedImages');
  });
});
