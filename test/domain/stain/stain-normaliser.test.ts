import { describe, expect, it } from 'vitest';
import { fitStain } from '../../../src/domain/stain/fit-stain.js';
import { createStainNormaliser } from '../../../src/domain/stain/stain-normaliser.js';
import { STAIN_METHODS, type StainMethod, type StainStatistics } from '../../../src/domain/stain/stain-statistics.js';
import { stainPixels } from './stain-fixtures.js';

async function statisticsOf(method: StainMethod, name: string): Promise<StainStatistics> {
  const fit = fitStain(method, await stainPixels(name));
  if (fit.kind === 'unfit') throw new Error(fit.problem);
  return fit.statistics;
}

async function normalised(method: StainMethod): Promise<Uint8Array> {
  const pixels = await stainPixels('source.png');
  createStainNormaliser(await statisticsOf(method, 'source.png'), await statisticsOf(method, 'target.png'))(pixels);
  return pixels;
}

describe('normalising a stain', () => {
  // torchstain cuts fractions off where we round: half of the values are one higher.
  it.each(['macenko', 'reinhard', 'reinhard-modified'] as const)(
    'gives the pixels of torchstain by %s',
    async (method) => {
      const expected = await stainPixels(`${method}.png`);
      const actual = await normalised(method);
      const differences = new Set(actual.map((value, at) => value - (expected[at] ?? 0)));
      expect([...differences].sort()).toEqual([0, 1]);
    },
  );

  it('brings the statistics to the target by Vahadane', async () => {
    const fit = fitStain('vahadane', await normalised('vahadane'));
    const target = await statisticsOf('vahadane', 'target.png');
    expect(fit.kind).toBe('fitted');
    if (fit.kind === 'unfit' || !('haematoxylin' in fit.statistics) || !('haematoxylin' in target)) return;
    expect(fit.statistics.haematoxylin[0]).toBeCloseTo(target.haematoxylin[0], 1);
    expect(fit.statistics.maxHaematoxylin / target.maxHaematoxylin).toBeCloseTo(1, 0);
  });

  it.each(['macenko', 'vahadane'] as const)('leaves glass as it is by %s', async (method) => {
    const glass = Uint8Array.of(239, 239, 239, 255, 255, 255);
    createStainNormaliser(await statisticsOf(method, 'source.png'), await statisticsOf(method, 'target.png'))(glass);
    expect([...glass.subarray(0, 3)]).toEqual([240, 240, 240]);
    expect(Math.min(...glass.subarray(3))).toBeGreaterThanOrEqual(240);
  });

  it.each(STAIN_METHODS)('keeps every pixel a byte, the blackest and the brightest too, by %s', async (method) => {
    const extremes = Uint8Array.of(0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255);
    const normalise = createStainNormaliser(
      await statisticsOf(method, 'source.png'),
      await statisticsOf(method, 'target.png'),
    );
    normalise(extremes);
    // A wrapped byte would make the darkest bright.
    expect(Math.max(...extremes.subarray(0, 3))).toBeLessThan(60);
    expect(Math.min(...extremes.subarray(3, 6))).toBeGreaterThan(200);
  });

  it('leaves a slide that looks like the target alone by Reinhard', async () => {
    const target = await statisticsOf('reinhard', 'target.png');
    const pixels = await stainPixels('target.png');
    const before = pixels.slice();
    createStainNormaliser(target, target)(pixels);
    expect(Math.max(...pixels.map((value, at) => Math.abs(value - (before[at] ?? 0))))).toBeLessThanOrEqual(1);
  });

  it('refuses statistics of two kinds', async () => {
    const [vectors, moments] = [
      await statisticsOf('macenko', 'source.png'),
      await statisticsOf('reinhard', 'source.png'),
    ];
    expect(() => createStainNormaliser(vectors, moments)).toThrow(/cannot be matched/);
  });
});
