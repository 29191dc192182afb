import { describe, expect, it } from 'vitest';
import { augmentPatch } from '../../../src/domain/augmentation/augment-patch.js';
import { NO_AUGMENTATION, STAIN_AUGMENTATION } from '../../../src/domain/augmentation/augmentation-options.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';

const SIZE = 32;
const patch = Uint8Array.from({ length: SIZE * SIZE * 3 }, (_, index) => 40 + ((index * 7919) % 200));

function augmented(options: typeof NO_AUGMENTATION, seed: number, source: Uint8Array = patch): Float32Array {
  const target = new Float32Array(source.length);
  augmentPatch(source, target, SIZE, options, createRandomStream(seed));
  return target;
}

describe('augmentPatch', () => {
  it('changes nothing but rounding when switched off', () => {
    const difference = augmented(NO_AUGMENTATION, 1).map((value, index) => Math.abs(value - (patch[index] ?? 0)));
    expect(Math.max(...difference)).toBeLessThanOrEqual(1);
  });

  it('moves pixels only, by flips and quarter turns', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 64; seed += 1) {
      const values = augmented({ ...NO_AUGMENTATION, flipsAndTurns: true }, seed);
      expect(sumOf(values)).toBeCloseTo(sumOf(augmented(NO_AUGMENTATION, 1)), -1);
      seen.add(values.slice(0, 12).join());
    }
    expect(seen.size).toBe(8);
  });

  it('gives the same for the same seed and another for another', () => {
    expect(augmented(STAIN_AUGMENTATION, 3)).toEqual(augmented(STAIN_AUGMENTATION, 3));
    expect(augmented(STAIN_AUGMENTATION, 3)).not.toEqual(augmented(STAIN_AUGMENTATION, 4));
  });

  it('stays within 0…255 in whole numbers, black and white included', () => {
    const extremes = Uint8Array.from(patch, (_, index) => (index % 2 === 0 ? 0 : 255));
    for (let seed = 0; seed < 20; seed += 1) {
      const values = augmented(STAIN_AUGMENTATION, seed, extremes);
      expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255)).toBe(true);
    }
  });

  it('turns a stain, not the glass: white stays nearly white without brightness and stain shift', () => {
    const white = new Uint8Array(patch.length).fill(255);
    const options = { ...STAIN_AUGMENTATION, brightness: 0, contrast: 0, stainShift: 0 };
    expect(Math.min(...augmented(options, 5, white))).toBeGreaterThanOrEqual(254);
  });
});

function sumOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
