import { describe, expect, it } from 'vitest';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { fitMacenko } from '../../../src/domain/stain/fit-macenko.js';
import { fitStain } from '../../../src/domain/stain/fit-stain.js';
import { STAIN_METHODS, type StainStatistics } from '../../../src/domain/stain/stain-statistics.js';
import { goldenStains, stainPixels } from './stain-fixtures.js';

function statisticsOf(method: (typeof STAIN_METHODS)[number], pixels: Uint8Array): StainStatistics {
  const fit = fitStain(method, pixels);
  if (fit.kind === 'unfit') throw new Error(`${method}: ${fit.problem}`);
  return fit.statistics;
}

const numbersOf = (statistics: object): readonly number[] =>
  Object.values(statistics)
    .flatMap((value: unknown) => (typeof value === 'string' ? [] : [value as number]))
    .flat();

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  const worst = Math.max(...actual.map((value, index) => Math.abs(value - (expected[index] ?? NaN))));
  expect(worst).toBeLessThanOrEqual(tolerance);
}

describe.each(['source', 'target'] as const)("stain statistics of torchstain's %s", (name) => {
  it('are those of torchstain by Macenko', async () => {
    const { haematoxylin, eosin, maxima } = (await goldenStains())[name].macenko;
    const statistics = statisticsOf('macenko', await stainPixels(`${name}.png`));
    expectClose(numbersOf(statistics), [...haematoxylin, ...eosin, ...maxima], 1e-9);
  });

  it('are those of torchstain by Reinhard, which computes in 32 bits', async () => {
    const { means, deviations } = (await goldenStains())[name].reinhard;
    const pixels = await stainPixels(`${name}.png`);
    for (const method of ['reinhard', 'reinhard-modified'] as const)
      expectClose(numbersOf(statisticsOf(method, pixels)), [...means, ...deviations], 2e-4);
  });

  it('are those of SPAMS, which learns from random batches, by Vahadane', async () => {
    const { haematoxylin, eosin } = (await goldenStains())[name].vahadane;
    const statistics = statisticsOf('vahadane', await stainPixels(`${name}.png`));
    expectClose(numbersOf(statistics).slice(0, 6), [...haematoxylin, ...eosin], 2e-3);
  });
});

/** Pixels of two dyes in known amounts, with noise. */
function dyed(vectors: readonly (readonly number[])[], pixels = 20_000): Uint8Array {
  const random = createRandomStream(7);
  const data = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const amounts = vectors.map(() => (random() < 0.3 ? 0 : 0.2 + 1.3 * random()));
    for (let channel = 0; channel < 3; channel += 1) {
      const density = vectors.reduce((sum, vector, dye) => sum + (vector[channel] ?? 0) * (amounts[dye] ?? 0), 0);
      data[pixel * 3 + channel] = Math.round(Math.max(0, 240 * Math.exp(-density) - 1) + 2 * random());
    }
  }
  return data;
}

describe('fitting a stain', () => {
  it.each(['macenko', 'vahadane'] as const)('finds dyes that were mixed in known amounts by %s', (method) => {
    const haematoxylin = [0.65, 0.704, 0.286];
    const eosin = [0.25, 0.9321, 0.262];
    const statistics = statisticsOf(method, dyed([haematoxylin, eosin]));
    expectClose(numbersOf(statistics).slice(0, 6), [...haematoxylin, ...eosin], 0.06);
  });

  it('gives the same statistics for the same pixels', async () => {
    const pixels = await stainPixels('source.png');
    for (const method of STAIN_METHODS) expect(fitStain(method, pixels)).toEqual(fitStain(method, pixels.slice()));
  });

  it.each(STAIN_METHODS)('says of glass that it has no stain, by %s', (method) => {
    expect(fitStain(method, new Uint8Array(0)).kind).toBe('unfit');
    expect(fitStain(method, new Uint8Array(30_000).fill(241)).kind).toBe('unfit');
    expect(fitStain(method, new Uint8Array(30_000).fill(0)).kind).toBe('unfit');
  });

  it('says of one dye, and of grey, that there are no two', () => {
    const grey = Uint8Array.from({ length: 30_000 }, (_, at) => 40 + (Math.floor(at / 3) % 120));
    for (const method of ['macenko', 'vahadane'] as const) {
      expect(fitStain(method, dyed([[0.65, 0.704, 0.286]]))).toEqual({ kind: 'unfit', problem: 'one-stain' });
      expect(fitStain(method, grey)).toEqual({ kind: 'unfit', problem: 'one-stain' });
    }
  });

  it('says of colours that no two dyes make that they are implausible', () => {
    // The more red and blue is taken, the less green: a dye would have to give light.
    const random = createRandomStream(3);
    const colours = Array.from({ length: 20_000 }, () => {
      const [red, blue] = [0.2 + random(), 0.2 + random()];
      return [red, 1.4 - 0.5 * (red + blue), blue].map((density) => 240 * Math.exp(-density) - 1);
    });
    expect(fitMacenko(Uint8Array.from(colours.flat()))).toEqual({ kind: 'unfit', problem: 'implausible-stains' });
  });
});
