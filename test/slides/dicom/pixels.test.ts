// Every way of storing frames, against the picture that was stored.
import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../../src/domain/image.js';
import { expectRejection, fixtureSlide, openSlide, readLevel, slideOf } from '../support/open-slide.js';
import { differenceOf, gradient, paint, waves, type PixelOf } from '../support/test-pictures.js';
import { dicomSlide, oneLevel, picture } from './support/dicom-set.js';
import { element } from './support/elements.js';
import { encodeFrame } from './support/encode-frame.js';
import { svsAsDicom } from './support/svs-as-dicom.js';
import { writeDicom, type TestInstance } from './support/write-dicom.js';

/** Whole tiles: padding beside a picture shows in it once JPEG has been at both. */
const soft = paint(192, 144, waves);
const green: PixelOf = (x, y) => [gradient(x, y)[1], gradient(x, y)[1], gradient(x, y)[1]];
/** Neighbours that share their colour: pairs lose nothing. */
const paired = paint(200, 130, (x, y) => gradient(x - (x % 2), y));

async function differenceFrom(image: RgbImage, test: Partial<TestInstance>): Promise<number> {
  const reader = await openSlide(await oneLevel(test, image));
  return differenceOf(await readLevel(reader), image).max;
}

describe('frames that lose nothing', () => {
  it.each<[string, Partial<TestInstance>]>([
    ['uncompressed', {}],
    ['uncompressed, without value representations', { implicit: true }],
    ['uncompressed, sequences with delimiters', { delimited: true }],
    ['uncompressed, without representations, with delimiters', { implicit: true, delimited: true }],
    ['uncompressed in planes', { planar: true }],
    ['JPEG 2000, reversible transform', { codec: 'jpeg2000' }],
    ['JPEG 2000 that is said to be RGB', { codec: 'jpeg2000', photometric: 'RGB' }],
    ['JPEG 2000 by an extended table', { codec: 'jpeg2000', table: 'extended' }],
    ['JPEG 2000 without a table', { codec: 'jpeg2000', table: 'none' }],
    ['JPEG 2000 in fragments, by a table', { codec: 'jpeg2000', fragments: 3 }],
    ['JPEG 2000 in fragments, without a table', { codec: 'jpeg2000', table: 'none', fragments: 3 }],
    ['sparse, in any order', { organization: 'TILED_SPARSE', orderOf: (i) => (i * 7) % 11 }],
    ['sparse, with delimiters', { organization: 'TILED_SPARSE', delimited: true }],
  ])('%s', async (_, test) => {
    expect(await differenceFrom(picture, test)).toBe(0);
  });

  it('cut at the edge of the picture, as some writers do', async () => {
    const encoding = { codec: 'jpeg2000', photometric: 'YBR_RCT' } as const;
    const cut = await encodeFrame(
      paint(40, 48, (x, y) => gradient(x + 320, y)),
      encoding,
    );
    // The sixth frame of a row shows 13 columns.
    const changeFrames: TestInstance['changeFrames'] = (frames) => frames.map((frame, i) => (i === 5 ? cut : frame));
    expect(await differenceFrom(picture, { codec: 'jpeg2000', changeFrames })).toBe(0);
  });

  it('by an extended table whose lengths count the headers of items in, as wsidicom writes them', async () => {
    const bytes = await writeDicom({ pictures: [picture], codec: 'jpeg2000', table: 'extended' });
    const lengths = Buffer.from(bytes.buffer).indexOf(Buffer.from([0xe0, 0x7f, 2, 0]));
    const view = new DataView(bytes.buffer, lengths + 12);
    for (let at = 0; at < 30 * 8; at += 8) {
      const length = view.getBigUint64(at, true);
      view.setBigUint64(at, length + (length % 2n) + 8n, true);
    }
    const reader = await openSlide(await slideOf(bytes, 'a.dcm'));
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });

  it.each(['MONOCHROME1', 'MONOCHROME2'])('%s', async (photometric) => {
    expect(await differenceFrom(paint(200, 130, green), { photometric })).toBe(0);
  });

  it('frames stated neither full nor sparse lie where they say', async () => {
    const changes = [element(0x00209311, 'CS', '')];
    expect(await differenceFrom(picture, { organization: 'TILED_SPARSE', orderOf: (i) => -i, changes })).toBe(0);
  });
});

describe('frames that lose a little', () => {
  it.each<[string, Partial<TestInstance>, RgbImage, number]>([
    ['uncompressed YBR_FULL: its rounding', { photometric: 'YBR_FULL' }, picture, 2],
    ['uncompressed YBR_FULL_422: its rounding', { photometric: 'YBR_FULL_422' }, paired, 2],
    ['JPEG, colours at half resolution', { codec: 'jpeg' }, soft, 12],
    ['JPEG, colours at full resolution', { codec: 'jpeg', photometric: 'YBR_FULL' }, soft, 8],
    ['JPEG without a table', { codec: 'jpeg', table: 'none' }, soft, 12],
    ['JPEG in fragments without a table', { codec: 'jpeg', table: 'none', fragments: 2 }, soft, 12],
    ['JPEG, grey', { codec: 'jpeg', photometric: 'MONOCHROME2' }, paint(200, 130, green), 25],
    ['JPEG 2000, irreversible transform', { codec: 'jpeg2000-lossy' }, soft, 8],
  ])('%s', async (_, test, image, most) => {
    expect(await differenceFrom(image, test)).toBeLessThanOrEqual(most);
  });
});

describe('a scanner’s own frames, moved from an SVS', () => {
  it.each([
    ['CMU-1-Small-Region.svs', 'RGB'],
    ['aperio-33003-ycbcr-444.svs', 'YBR_FULL'],
    ['aperio-33003-ycbcr-444.svs', 'YBR_ICT'],
    ['aperio-33003-ycbcr-422.svs', 'YBR_FULL_422'],
    ['aperio-33003-ycbcr-420.svs', 'YBR_FULL_422'],
  ])('show what the SVS shows: %s as %s', async (name, photometric) => {
    const [svs, dicom] = [await openSlide(fixtureSlide(name)), await openSlide(await svsAsDicom(name, photometric))];
    expect(dicom.facts.format).toBe('dicom');
    expect(differenceOf(await readLevel(dicom), await readLevel(svs)).max).toBe(0);
  });
});

describe('frames that differ in more than their place', () => {
  const other = paint(picture.widthPx, picture.heightPx, (x, y) => [y & 255, x & 255, 9]);

  it.each(['TILED_FULL', 'TILED_SPARSE'] as const)(
    'of two optical paths the first is shown: %s',
    async (organization) => {
      const reader = await openSlide(await oneLevel({ pictures: [picture, other], organization }));
      expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
    },
  );

  it('of two optical paths in files of their own too', async () => {
    const second = element(0x00480105, 'SQ', [[element(0x00480106, 'SH', 'path 2')]]);
    const reader = await openSlide(await dicomSlide({ pictures: [picture] }, { pictures: [other], changes: [second] }));
    expect(reader.facts.levels).toHaveLength(1);
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });

  it.each(['TILED_FULL', 'TILED_SPARSE'] as const)(
    'of three focal planes the middle one is: %s',
    async (organization) => {
      const reader = await openSlide(await oneLevel({ focalPlanes: 3, organization }));
      expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
    },
  );

  it.each([
    ['one in each', []],
    ['all of them in each', [element(0x00480303, 'UL', [3])]],
  ])('of focal planes in files of their own too, which state %s', async (_, stated) => {
    const planes = [other, picture, other].map((image, i) => ({
      pictures: [image],
      changes: [element(0x00480008, 'SQ', [[element(0x0040074a, 'DS', String(i))]]), ...stated],
    }));
    const reader = await openSlide(await dicomSlide(...planes));
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });
});

describe('full frames that state their places', () => {
  const full = { organization: 'TILED_FULL', placed: true } as const;

  it('in the order of the standard are shown', async () => {
    const reader = await openSlide(await oneLevel({ ...full, pictures: [picture, picture], focalPlanes: 3 }));
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });

  it('are shown in the parts of a concatenation too', async () => {
    const parts = [1, 2].map((number) => ({ ...full, pictures: [picture], part: { number, total: 2 } }));
    const reader = await openSlide(await dicomSlide(...parts));
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });

  it('are shown where they count from 0', async () => {
    const items = Array.from({ length: 30 }, (_, i) => [
      element(0x0048021a, 'SQ', [
        [element(0x0048021e, 'SL', [(i % 6) * 64]), element(0x0048021f, 'SL', [Math.floor(i / 6) * 48])],
      ]),
    ]);
    const reader = await openSlide(await oneLevel({ changes: [element(0x52009230, 'SQ', items)] }));
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });

  it('in another order are refused', async () => {
    const byColumn = (i: number): number => (i % 6) * 5 + Math.floor(i / 6);
    const slide = await oneLevel({ ...full, orderOf: byColumn });
    await expectRejection(
      openSlide(slide),
      'SLIDE_CORRUPT',
      /frame 1 of .* is at \(64, 0\) by the order of TILED_FULL, but at \(0, 48\) by its own words/,
    );
  });

  it('in another order in a later part are refused', async () => {
    const swapped = (i: number): number => ({ 20: 21, 21: 20 })[i] ?? i;
    const parts = [1, 2].map((number) => ({
      ...full,
      pictures: [picture],
      orderOf: swapped,
      part: { number, total: 2 },
    }));
    await expectRejection(openSlide(await dicomSlide(...parts)), 'SLIDE_CORRUPT', /frame 20 of .* is at \(128, 144\)/);
  });

  it('of optical paths that alternate are refused', async () => {
    const slide = await oneLevel({
      ...full,
      pictures: [picture, picture],
      tile: [333, 217],
      focalPlanes: 2,
      orderOf: (i) => (i % 2) * 2 + Math.floor(i / 2),
    });
    await expectRejection(openSlide(slide), 'SLIDE_CORRUPT', /frame 1 of .* is of one optical path .* of another/);
  });
});

describe('sparse frames', () => {
  it('that are not there are glass', async () => {
    const missing = new Set(['1,1', '5,4']);
    const reader = await openSlide(await oneLevel({ organization: 'TILED_SPARSE', missing }));
    const expected = paint(picture.widthPx, picture.heightPx, (x, y) =>
      missing.has(`${Math.floor(x / 64)},${Math.floor(y / 48)}`) ? [255, 255, 255] : gradient(x, y),
    );
    expect(differenceOf(await readLevel(reader), expected).max).toBe(0);
  });

  it('need no place where a single one fills the picture', async () => {
    const reader = await openSlide(await oneLevel({ organization: 'TILED_SPARSE', placed: false, tile: [333, 217] }));
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });

  it('that are not there are told without reading, cell by cell', async () => {
    const missing = new Set(['1,1', '2,1']);
    const reader = await openSlide(await oneLevel({ organization: 'TILED_SPARSE', missing }));
    const isEmpty = async (x: number, y: number, widthPx: number, heightPx: number): Promise<boolean | undefined> =>
      reader.isEmpty?.({ level: 0, x, y, widthPx, heightPx });
    expect(await isEmpty(64, 48, 128, 48)).toBe(true);
    expect(await isEmpty(70, 50, 3, 3)).toBe(true);
    expect(await isEmpty(63, 48, 2, 2)).toBe(false);
    expect(await isEmpty(64, 48, 129, 48)).toBe(false);
    expect(await isEmpty(64, 47, 10, 10)).toBe(false);
    expect(await isEmpty(-500, -500, 400, 400)).toBe(true);
  });

  it('off the grid are told by their own places', async () => {
    const reader = await openSlide(await oneLevel(overlapping([[40, 20]]), paint(64, 48, gradient)));
    const isEmpty = async (x: number, y: number): Promise<boolean | undefined> =>
      reader.isEmpty?.({ level: 0, x, y, widthPx: 5, heightPx: 5 });
    expect([await isEmpty(34, 20), await isEmpty(36, 20)]).toEqual([true, false]);
    expect([await isEmpty(103, 67), await isEmpty(104, 67)]).toEqual([false, true]);
  });

  it('that overlap are drawn in their order, whatever part is read', async () => {
    const places = [
      [0, 0],
      [40, 20],
      [80, 0],
    ] as const;
    const reader = await openSlide(await oneLevel(overlapping(places), paint(192, 48, gradient)));
    const expected = paint(150, 90, (x, y) => {
      const top = places.findLastIndex(([left, up]) => x >= left && x < left + 64 && y >= up && y < up + 48);
      const [left, up] = places[top] ?? [0, 0];
      return top < 0 ? [255, 255, 255] : gradient(x - left + top * 64, y - up);
    });
    expect(differenceOf(await readLevel(reader), expected).max).toBe(0);
    const part = await reader.readRegion({ level: 0, x: 70, y: 30, widthPx: 40, heightPx: 30 });
    const same = paint(40, 30, (x, y) => pixel(expected, x + 70, y + 30));
    expect(differenceOf(part, same).max).toBe(0);
  });
});

/** Three frames at places of their own, in a picture of 150 × 90 px. */
function overlapping(places: readonly (readonly [number, number])[]): Partial<TestInstance> {
  const items = places.map(([x, y]) => [
    element(0x0048021a, 'SQ', [[element(0x0048021e, 'SL', [x + 1]), element(0x0048021f, 'SL', [y + 1])]]),
  ]);
  return {
    organization: 'TILED_SPARSE',
    changes: [element(0x00480006, 'UL', [150]), element(0x00480007, 'UL', [90]), element(0x52009230, 'SQ', items)],
  };
}

function pixel({ data, widthPx }: RgbImage, x: number, y: number): readonly [number, number, number] {
  const at = (y * widthPx + x) * 3;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}
