// Every format states its scale in a place of its own: read from the small sound slides that the fuzz starts from.
import { describe, expect, it } from 'vitest';
import type { Spacing } from '../../src/domain/image.js';
import { picture } from './fuzz/corpus/tissue.js';
import { readCorpus } from './fuzz/read-corpus.js';
import { readFiles } from './fuzz/reading.js';
import { available } from './openslide/support/openslide-suite.js';

interface Expected {
  readonly spacing?: Spacing;
  readonly objectivePower: number;
  /** Of level 0 against the picture that was put in: what the codec changes. */
  readonly maxMeanDifference: number;
}

const at = (mppX: number, mppY = mppX): { readonly spacing: Spacing } => ({ spacing: { mppX, mppY } });
const JPEG = 4;

const EXPECTED: Readonly<Record<string, Expected>> = {
  'svs-jpeg': { ...at(0.5), objectivePower: 20, maxMeanDifference: JPEG },
  'ome-tiff': { ...at(0.5), objectivePower: 0, maxMeanDifference: JPEG },
  'philips-tiff': { ...at(0.5), objectivePower: 0, maxMeanDifference: JPEG },
  'bigtiff-deflate': { ...at(0.5), objectivePower: 0, maxMeanDifference: 0 },
  'tiff-lzw': { objectivePower: 0, maxMeanDifference: 0 },
  'tiff-webp': { objectivePower: 0, maxMeanDifference: JPEG },
  'tiff-zstd': { ...at(0.5), objectivePower: 0, maxMeanDifference: 0 },
  'dicom-series': { ...at(0.25), objectivePower: 20, maxMeanDifference: JPEG },
  'dicom-jpeg2000': { ...at(0.25), objectivePower: 20, maxMeanDifference: 0 },
};

/** As OpenSlide finds it. */
const BY_OPENSLIDE: Readonly<Record<string, Expected>> = {
  'mirax-png': { ...at(0.25), objectivePower: 20, maxMeanDifference: 0 },
  'hamamatsu-vms': { ...at(0.5), objectivePower: 20, maxMeanDifference: JPEG },
  'hamamatsu-vmu': { objectivePower: 0, maxMeanDifference: 0 },
  'hamamatsu-ndpi': { ...at(0.5, 0.4), objectivePower: 20, maxMeanDifference: JPEG },
  'leica-scn': { ...at(0.5, 0.4), objectivePower: 20, maxMeanDifference: JPEG },
  'ventana-bif': { ...at(0.465), objectivePower: 20, maxMeanDifference: JPEG },
  sakura: { ...at(0.5), objectivePower: 20, maxMeanDifference: JPEG },
  'zeiss-czi': { ...at(0.5), objectivePower: 0, maxMeanDifference: 0 },
  // It has no place for one.
  trestle: { objectivePower: 20, maxMeanDifference: 0 },
};

const seeds = new Map((await readCorpus()).map(({ name, files }) => [name, files]));

describe.each(Object.entries(available ? { ...EXPECTED, ...BY_OPENSLIDE } : EXPECTED))('%s', (name, expected) => {
  it('has its scale, X and Y apart, its objective and its picture', async () => {
    const { spacing, objectivePower, maxMeanDifference } = expected;
    const { facts, levels, errors } = await readFiles(seeds.get(name) ?? new Map());
    expect(errors).toEqual([]);
    expect(facts.objectivePower).toBe(objectivePower);
    expect(facts.spacing?.mppX).toEqual(spacing && expect.closeTo(spacing.mppX, 9));
    expect(facts.spacing?.mppY).toEqual(spacing && expect.closeTo(spacing.mppY, 9));
    const { image } = levels[0] ?? expect.fail('no level');
    const row = picture.widthPx * 3;
    let sum = 0;
    for (let y = 0; y < picture.heightPx; y += 1) {
      for (let x = 0; x < row; x += 1) {
        sum += Math.abs((image.data[y * image.widthPx * 3 + x] ?? NaN) - (picture.data[y * row + x] ?? NaN));
      }
    }
    expect(sum / picture.data.length).toBeLessThanOrEqual(maxMeanDifference);
  });
});
