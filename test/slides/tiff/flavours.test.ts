// What each writer's files say of themselves.
import { describe, expect, it } from 'vitest';
import type { SlideFacts } from '../../../src/domain/slides/slide.js';
import { readOmeImages } from '../../../src/slides/tiff/flavours/ome-xml.js';
import { scanXml } from '../../../src/domain/text/scan-xml.js';
import { expectRejection, openBytes } from '../support/open-slide.js';
import { writeTiff, type TestImage } from '../support/write-tiff.js';

/** An image of missing tiles: only its directory matters. */
function blank(widthPx: number, heightPx: number, more: Partial<TestImage> = {}): TestImage {
  const chunks = new Array<null>(Math.ceil(widthPx / 512) * Math.ceil(heightPx / 512)).fill(null);
  return { widthPx, heightPx, tile: [512, 512], chunks, ...more };
}

async function factsOf(...images: readonly TestImage[]): Promise<SlideFacts> {
  return (await openBytes(writeTiff(images).bytes)).facts;
}

const described = (text: string): Partial<TestImage> => ({ tags: { 270: text } });

describe('Aperio', () => {
  it('leaves out the thumbnail in strips, though it has the shape of the slide', async () => {
    const facts = await factsOf(
      blank(4000, 3000, described('Aperio Image Library v11\r\n4000x3000|AppMag = 40|MPP = 0.2525')),
      { widthPx: 1000, heightPx: 750, chunks: [null] },
      blank(1000, 750),
      { widthPx: 400, heightPx: 500, chunks: [null], tags: { 270: 'Aperio Image Library\r\nlabel 400x500', 254: [1] } },
    );
    expect(facts.levels.map(({ widthPx }) => widthPx)).toEqual([4000, 1000]);
    expect(facts).toMatchObject({ format: 'aperio-svs', spacing: { mppX: 0.2525, mppY: 0.2525 }, objectivePower: 40 });
  });

  it('takes no more properties of a description than scanners write', async () => {
    const many = 'Aperio|MPP = 0.25' + '|'.repeat(2000) + 'AppMag = 40';
    const facts = await factsOf(blank(600, 600, described(many)));
    expect(facts).toMatchObject({ spacing: { mppX: 0.25, mppY: 0.25 }, objectivePower: 0 });
  });

  it.each(['Aperio Image Library', 'Aperio|MPP = none', 'Aperio|MPP = 0', 'Aperio|MPP = 250'])(
    'has no spacing by %s',
    async (text) => {
      expect(await factsOf(blank(600, 600, described(text)))).not.toHaveProperty('spacing');
    },
  );
});

describe('resolution tags', () => {
  const withResolution = (x: number, y: number, unit?: number): Partial<TestImage> => ({
    tags: { 282: [x * 1000, 1000], 283: [y * 1000, 1000], ...(unit === undefined ? {} : { 296: [unit] }) },
  });

  it.each([
    { what: 'pixels per centimetre', x: 40_000, y: 20_000, unit: 3, spacing: { mppX: 0.25, mppY: 0.5 } },
    { what: 'pixels per inch', x: 50_800, y: 50_800, unit: 2, spacing: { mppX: 0.5, mppY: 0.5 } },
    { what: 'inches by default', x: 25_400, y: 25_400, unit: undefined, spacing: { mppX: 1, mppY: 1 } },
  ])('are a spacing in $what', async ({ x, y, unit, spacing }) => {
    expect((await factsOf(blank(600, 600, withResolution(x, y, unit)))).spacing).toEqual(spacing);
  });

  it.each([
    { what: '72 dpi', x: 72, y: 72, unit: 2 },
    { what: '300 dpi', x: 300, y: 300, unit: 2 },
    { what: '600 dpi in centimetres', x: 236.22, y: 236.22, unit: 3 },
    { what: 'libvips’ default of 10 per centimetre', x: 10, y: 10, unit: 3 },
    { what: 'no unit', x: 40_000, y: 40_000, unit: 1 },
    { what: 'nothing', x: 0, y: 0, unit: 3 },
    { what: 'atoms', x: 4_000_000, y: 4_000_000, unit: 3 },
    { what: 'one axis only', x: 40_000, y: 0, unit: 3 },
  ])('are none by $what', async ({ x, y, unit }) => {
    expect(await factsOf(blank(600, 600, withResolution(x, y, unit)))).not.toHaveProperty('spacing');
  });

  it('are none where there are none', async () => {
    expect(await factsOf(blank(600, 600))).not.toHaveProperty('spacing');
  });
});

describe('OME-TIFF', () => {
  const xml = (images: string): Partial<TestImage> =>
    described(
      `<?xml version="1.0"?><!-- <Image> --><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">${images}</OME>`,
    );
  const rgb = '<Channel ID="Channel:0:0" SamplesPerPixel="3"/>';

  it('takes the largest image, its sub-directories, its size in any unit, its objective', async () => {
    const pixels =
      'SizeX="2000" SizeY="1600" SizeC="3" PhysicalSizeX="250" PhysicalSizeXUnit="nm" PhysicalSizeY="0.0005" PhysicalSizeYUnit="mm"';
    const facts = await factsOf(
      blank(
        300,
        200,
        xml(
          `<Instrument><Objective ID="Objective:0" NominalMagnification="5"/><Objective ID="Objective:1" NominalMagnification="40.0"/></Instrument>` +
            `<Image ID="Image:0" Name="macro"><Pixels SizeX="300" SizeY="200" SizeC="3" PhysicalSizeX="8">${rgb}<TiffData IFD="0"/></Pixels></Image>` +
            `<Image ID="Image:1"><ObjectiveSettings ID="Objective:1"/><Pixels ${pixels}>${rgb}<TiffData IFD="1"/></Pixels></Image>`,
        ),
      ),
      blank(2000, 1600, { subImages: [blank(1000, 800), blank(500, 400)] }),
    );
    expect(facts.levels.map(({ widthPx, downsampleX }) => [widthPx, downsampleX])).toEqual([
      [2000, 1],
      [1000, 2],
      [500, 4],
    ]);
    expect(facts.spacing?.mppX).toBeCloseTo(0.25, 9);
    expect(facts.spacing?.mppY).toBeCloseTo(0.5, 9);
    expect(facts).toMatchObject({ format: 'ome-tiff', objectivePower: 40 });
  });

  it('finds levels of old files among the main directories', async () => {
    const facts = await factsOf(
      blank(2000, 1600, xml(`<Image><Pixels SizeX="2000" SizeY="1600" SizeC="3">${rgb}</Pixels></Image>`)),
      blank(500, 400, { tags: { 254: [1] } }),
      blank(500, 300),
    );
    expect(facts.levels.map(({ widthPx }) => widthPx)).toEqual([2000, 500]);
  });

  it('takes the samples of a pixel from the directory where its XML does not state them', async () => {
    const image = '<Image><Pixels SizeX="600" SizeY="600" SizeC="3"/></Image>';
    expect((await factsOf(blank(600, 600, xml(image)))).levels).toHaveLength(1);
  });

  it.each([
    {
      what: 'channels apart',
      image: '<Image><Pixels SizeX="600" SizeY="600" SizeC="3"><Channel SamplesPerPixel="1"/></Pixels></Image>',
      reason: 'SLIDE_UNSUPPORTED',
      message: /3 separate channels/,
    },
    {
      what: 'focal planes',
      image: `<Image><Pixels SizeX="600" SizeY="600" SizeC="3" SizeZ="5">${rgb}</Pixels></Image>`,
      reason: 'SLIDE_UNSUPPORTED',
      message: /5 focal planes/,
    },
    {
      what: 'another size than the file',
      image: `<Image><Pixels SizeX="601" SizeY="600" SizeC="3">${rgb}</Pixels></Image>`,
      reason: 'SLIDE_CORRUPT',
      message: /601×600 px in directory 0, where there is none/,
    },
    { what: 'no image', image: '', reason: 'SLIDE_CORRUPT', message: /describes no image/ },
  ] as const)('refuses $what', async ({ image, reason, message }) => {
    await expectRejection(factsOf(blank(600, 600, xml(image))), reason, message);
  });

  it.each([
    ['0.5', 'µm', 0.5],
    ['0.5', 'μm', 0.5],
    ['0.5', '&#181;m', 0.5],
    ['0,5', undefined, 0.5],
    ['5000', 'Å', 0.5],
    ['1', 'pixel', NaN],
    ['1', 'reference frame', NaN],
    ['', 'µm', NaN],
  ])('reads PhysicalSizeX %s %s', (value, unit, expected) => {
    const attribute = unit === undefined ? '' : `PhysicalSizeXUnit="${unit}"`;
    const [image] = readOmeImages(`<ome:Image><ome:Pixels PhysicalSizeX='${value}' ${attribute}/></ome:Image>`);
    expect(Number(image?.physicalSizeXUm.toPrecision(9))).toEqual(expected);
  });
});

describe('Philips', () => {
  const level = (spacing: string): string =>
    `<DataObject ObjectType="PixelDataRepresentation"><Attribute Name="DICOM_PIXEL_SPACING">${spacing}</Attribute></DataObject>`;
  const description = (...spacings: readonly string[]): string =>
    '<?xml version="1.0"?><DataObject ObjectType="DPUfsImport"><Attribute Name="PIM_DP_SCANNED_IMAGES"><Array>' +
    '<DataObject ObjectType="DPScannedImage"><Attribute Name="PIM_DP_IMAGE_TYPE">WSI</Attribute><Attribute Name="DICOM_PIXEL_SPACING">"9" "9"</Attribute>' +
    `<Attribute Name="PIIM_PIXEL_DATA_REPRESENTATION_SEQUENCE"><Array>${spacings.map(level).join('')}</Array></Attribute></DataObject>` +
    '</Array></Attribute></DataObject>';
  const philips = (text: string): Partial<TestImage> => ({ tags: { 305: 'Philips DP v1.0', 270: text } });
  const spacings = ['&quot;0.000250&quot; &quot;0.000240&quot;', '"0.0005" "0.00048"', '"0.001" "0.00096"'];

  it('takes the scale from its XML, for its levels are padded to whole tiles', async () => {
    const facts = await factsOf(
      blank(1536, 2560, philips(description(...spacings))),
      blank(1024, 1536),
      blank(512, 1024),
      { widthPx: 400, heightPx: 300, chunks: [null], tags: { 270: 'Macro -offset=(0,0)' } },
    );
    expect(facts.format).toBe('philips-tiff');
    expect(facts.spacing?.mppX).toBeCloseTo(0.24, 9);
    expect(facts.spacing?.mppY).toBeCloseTo(0.25, 9);
    expect(facts.levels).toEqual([
      { widthPx: 1536, heightPx: 2560, downsampleX: 1, downsampleY: 1 },
      { widthPx: 768, heightPx: 1280, downsampleX: 2, downsampleY: 2 },
      { widthPx: 384, heightPx: 640, downsampleX: 4, downsampleY: 4 },
    ]);
  });

  it('refuses levels that its XML puts elsewhere', async () => {
    const wrong = description('"0.00025" "0.00025"', '"0.001" "0.001"');
    await expectRejection(
      factsOf(blank(1536, 2560, philips(wrong)), blank(1024, 1536)),
      'SLIDE_CORRUPT',
      /puts level 1 at 1:4.00, not 1:2/,
    );
  });

  it('refuses levels too small for their scale', async () => {
    await expectRejection(
      factsOf(blank(1536, 2560, philips(description(...spacings))), blank(512, 512)),
      'SLIDE_CORRUPT',
      /level 1 is 512×512 px/,
    );
  });
});

describe('scanXml', () => {
  it('gives elements, attributes and text, and passes over the rest', () => {
    const xml = '<?xml version="1.0"?><!DOCTYPE x><!-- <no/> --><a:b c="1 &lt; 2" d=\'&#x41;\'>t &amp; u<e/></a:b>';
    expect(
      [...scanXml(xml)].map((event) =>
        'attributes' in event ? { ...event, attributes: [...event.attributes] } : event,
      ),
    ).toEqual([
      {
        kind: 'open',
        name: 'b',
        attributes: [
          ['c', '1 < 2'],
          ['d', 'A'],
        ],
      },
      { kind: 'text', text: 't & u' },
      { kind: 'open', name: 'e', attributes: [] },
      { kind: 'close', name: 'e' },
      { kind: 'close', name: 'b' },
    ]);
  });

  it.each([
    ['unclosed comments', '<!--'.repeat(400_000)],
    ['unclosed tags', '<a '.repeat(400_000)],
    ['a long run in a tag', `<a ${'b'.repeat(2_000_000)}>`],
    ['many names without values', `<a ${'b '.repeat(500_000)}>`],
  ])('takes time in proportion to %s', (_, xml) => {
    const before = performance.now();
    expect([...scanXml(xml)].length).toBeLessThanOrEqual(2);
    // Milliseconds when linear, minutes when not.
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
