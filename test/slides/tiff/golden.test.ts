// Pixels of vendor files against an independent reader (OpenSlide; Pillow where OpenSlide has no driver).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../support/test-pictures.js';
import { fixtureSlide, goldenCrop, openSlide } from '../support/open-slide.js';

interface GoldenCrop {
  readonly file: string;
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly by: string;
}

const goldens = JSON.parse(
  readFileSync(new URL('../../fixtures/slides/golden/golden.json', import.meta.url), 'utf8'),
) as Record<string, readonly GoldenCrop[]>;

describe.each(Object.entries(goldens))('%s', (name, crops) => {
  it.each(crops)('looks at level $level, ($x, $y) as $by shows it', async ({ file, ...region }) => {
    const reader = await openSlide(fixtureSlide(name));
    const difference = differenceOf(await reader.readRegion(region), await goldenCrop(file));
    // Decoders may round the last bit of the colour conversion their own way; nothing more.
    expect(difference.max).toBeLessThanOrEqual(1);
    expect(difference.mean).toBeLessThan(0.5);
  });
});

describe('facts', () => {
  it('of an Aperio slide come from its description; label, macro and thumbnail are no levels', async () => {
    const { facts } = await openSlide(fixtureSlide('CMU-1-Small-Region.svs'));
    expect(facts).toEqual({
      format: 'aperio-svs',
      widthPx: 2220,
      heightPx: 2967,
      levels: [{ widthPx: 2220, heightPx: 2967, downsampleX: 1, downsampleY: 1 }],
      spacing: { mppX: 0.499, mppY: 0.499 },
      objectivePower: 20,
      associatedImages: ['label', 'macro', 'thumbnail'],
    });
  });

  it('of an Aperio slide with a decimal comma and two levels', async () => {
    const { facts } = await openSlide(fixtureSlide('tcga-cr-7395-region.svs'));
    expect(facts.spacing).toEqual({ mppX: 0.252, mppY: 0.252 });
    expect(facts.objectivePower).toBe(40);
    expect(facts.levels.map(({ widthPx, downsampleX }) => [widthPx, downsampleX])).toEqual([
      [700, 1],
      [350, 2],
    ]);
  });

  it('of an OME-TIFF come from its OME-XML, X and Y apart', async () => {
    const { facts } = await openSlide(fixtureSlide('OS-1-detail.ome.tif'));
    expect(facts.format).toBe('ome-tiff');
    expect(facts.spacing).toEqual({ mppX: 0.2270972430394695, mppY: 0.22710240047237298 });
  });
});
