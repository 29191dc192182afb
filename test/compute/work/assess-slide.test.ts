// What is flagged on real tissue, and what is not: figures of more slides are in docs/quality.md.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessSlide } from '../../../src/compute/work/assess-slide.js';
import type { SlideQuality } from '../../../src/domain/quality/slide-quality.js';
import type { SlideReader } from '../../../src/ports/slide-reader.js';
import { readScaledRegion } from '../../../src/slides/read-scaled-region.js';
import { readThumbnail } from '../../../src/slides/read-thumbnail.js';
import { openBytes, openSlide } from '../../slides/support/open-slide.js';
import { alteredSlide, type Alteration } from '../../support/altered-slides.js';
import { coarseMosaic, fineMosaic, type Mosaic } from '../../support/mosaics.js';

const { signal } = new AbortController();
const reading = { readThumbnail, readScaledRegion, signal };

function assess(reader: SlideReader): Promise<SlideQuality> {
  return assessSlide(reader, reader.facts.spacing, reading);
}

async function altered({ files, mpp }: Mosaic, alteration: Alteration): Promise<SlideQuality> {
  const bytes = await readFile(path.join(files.rootDir, files.names[0] ?? ''));
  return assess(await openBytes(await alteredSlide(bytes, mpp, alteration)));
}

describe.each([
  ['0.972 µm/px', coarseMosaic],
  ['0.486 µm/px', fineMosaic],
])('the quality of lymph node tissue at %s', (_, mosaic) => {
  it('is good as it is', async () => {
    const quality = await assess(await openSlide(mosaic.files));
    expect(quality).toMatchObject({ flags: [], warnings: [], focus: { blurredShare: 0 } });
    expect(quality.inkShare).toBeLessThan(0.001);
    expect(quality.tissueShare).toBeGreaterThan(0.03);
    expect(quality.focus?.sharpness).toBeGreaterThan(0.22);
    expect(quality.training?.shareBeyond).toBeLessThan(0.6);
    expect(quality.stain?.maxHaematoxylin).toBeGreaterThan(0.5);
  });

  it.each([2, 5, 15])('is blurred by %s µm', async (um) => {
    const quality = await altered(mosaic, { blurPx: um / mosaic.mpp });
    expect(quality.flags).toContain('blurred');
    expect(quality.focus?.blurredShare).toBe(1);
    expect(quality.warnings[0]).toMatch(/^out of focus: \d+ of \d+ fields/);
  });

  it.each([
    ['green', [20, 120, 80]],
    ['blue', [40, 60, 170]],
    ['red', [205, 30, 45]],
    ['black', [35, 35, 40]],
  ] as const)('shows %s ink and where it is', async (colour, ink) => {
    const quality = await altered(mosaic, { ink });
    expect(quality.flags).toContain('ink');
    expect(quality.inkShare).toBeCloseTo(0.02, 2);
    const { facts } = await openSlide(mosaic.files);
    const [mark] = quality.inkMarks;
    expect(mark).toMatchObject({ colour, level0X: 0, level0WidthPx: facts.widthPx });
    expect((mark?.level0Y ?? 0) / facts.heightPx).toBeCloseTo(1 / 3, 1);
  });

  it.each([
    ['green', [0.75, 1, 0.85]],
    ['dark', [0.5, 0.5, 0.5]],
    ['brown', [1, 1, 0.55]],
  ] as const)('is unlike the training patches when its light is %s', async (_name, tint) => {
    const quality = await altered(mosaic, { tint });
    expect(quality.flags).toContain('out-of-distribution');
    expect(quality.warnings.join()).toMatch(/unlike the training patches: \d+ % of the tissue/);
  });
});

describe('a slide', () => {
  it('without a pixel size has tissue and ink alone', async () => {
    const quality = await assessSlide(await openSlide(coarseMosaic.files), undefined, reading);
    expect(quality).toMatchObject({ flags: [], inkMarks: [] });
    expect(quality.focus ?? quality.stain ?? quality.training).toBeUndefined();
  });

  it('without tissue has little of it', async () => {
    const quality = await altered(coarseMosaic, { tint: [0, 0, 0] });
    expect(quality).toMatchObject({ flags: ['little-tissue'], tissueShare: 0, inkShare: 0 });
  });

  it('without a small level is not measured', async () => {
    const reader = await openSlide(coarseMosaic.files);
    const [level = { widthPx: 0, heightPx: 0, downsampleX: 1, downsampleY: 1 }] = reader.facts.levels;
    const huge = { ...reader.facts, widthPx: 20_000, heightPx: 20_000 };
    const facts = { ...huge, levels: [{ ...level, widthPx: 20_000, heightPx: 20_000 }] };
    expect(await assessSlide({ ...reader, facts }, facts.spacing, reading)).toEqual({
      flags: ['not-measured'],
      warnings: ['quality was not measured: the slide has no small level to look at'],
      inkMarks: [],
    });
  });

  it('that nobody waits for any more is left', async () => {
    const stopped = { ...reading, signal: AbortSignal.abort() };
    const reader = await openSlide(coarseMosaic.files);
    await expect(assessSlide(reader, reader.facts.spacing, stopped)).rejects.toMatchObject({ reason: 'CANCELLED' });
  });
});
