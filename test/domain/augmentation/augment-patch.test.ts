import { describe, expect, it } from 'vitest';
import { augmentPatch } from '../../../src/domain/augmentation/augment-patch.js';
import {
  METHOD_AUGMENTATION,
  NO_AUGMENTATION,
  STAIN_AUGMENTATION,
  TURNS_AUGMENTATION,
} from '../../../src/domain/augmentation/augmentation-options.js';
import { sourceSizePx } from '../../../src/domain/augmentation/patch-geometry.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';

const SIZE = 32;
const patch = Uint8Array.from({ length: SIZE * SIZE * 3 }, (_, index) => 40 + ((index * 7919) % 200));

function augmented(options: typeof NO_AUGMENTATION, seed: number, source: Uint8Array = patch): Float32Array {
  const target = new Float32Array(SIZE * SIZE * 3);
  augmentPatch(source, Math.sqrt(source.length / 3), target, SIZE, options, createRandomStream(seed));
  return target;
}

describe('augmentPatch', () => {
  it('changes nothing when switched off', () => {
    expect([...augmented(NO_AUGMENTATION, 1)]).toEqual([...patch]);
  });

  it('moves pixels unchanged by flips and quarter turns: eight pictures of the same pixels', () => {
    const sorted = (values: Iterable<number>): string => [...values].sort((a, b) => a - b).join();
    const seen = new Set<string>();
    for (let seed = 0; seed < 64; seed += 1) {
      const values = augmented(TURNS_AUGMENTATION, seed);
      expect(sorted(values)).toBe(sorted(patch));
      seen.add(values.join());
    }
    expect(seen.size).toBe(8);
  });

  it('draws on a larger read where there is one, and never on its reflection', () => {
    const options = { ...METHOD_AUGMENTATION, dimmest: 1, zoom: 0.1, shiftPx: 2 };
    const side = sourceSizePx(SIZE, options);
    expect([side > SIZE, (side - SIZE) % 2]).toEqual([true, 0]);
    // A frame of one pixel around all that may be drawn on: reflected once, it would show in many places.
    const framed = Uint8Array.from({ length: (side + 2) ** 2 * 3 }, (_, index) => {
      const pixel = Math.floor(index / 3);
      const [x, y] = [pixel % (side + 2), Math.floor(pixel / (side + 2))];
      return x === 0 || y === 0 || x === side + 1 || y === side + 1 ? 255 : 100;
    });
    for (let seed = 0; seed < 200; seed += 1) expect(Math.max(...augmented(options, seed, framed))).toBe(100);
  });

  it('reads the middle of a larger source unturned, pixel by pixel', () => {
    const side = SIZE + 4;
    const source = Uint8Array.from({ length: side * side * 3 }, (_, index) => index % 251);
    const row = (y: number): number[] => [...source.slice(((y + 2) * side + 2) * 3, ((y + 2) * side + 2 + SIZE) * 3)];
    expect([...augmented(NO_AUGMENTATION, 1, source).slice(0, SIZE * 3)]).toEqual(row(0));
  });

  it('without a larger read reflects at the edges: no colour that the patch does not have', () => {
    const grey = new Uint8Array(patch.length).fill(90);
    for (let seed = 0; seed < 50; seed += 1) {
      const values = augmented({ ...METHOD_AUGMENTATION, dimmest: 1, rotationDegrees: 180 }, seed, grey);
      expect([Math.min(...values), Math.max(...values)]).toEqual([90, 90]);
    }
  });

  it('dims as the method does: to a share, never brighter', () => {
    const grey = new Uint8Array(patch.length).fill(200);
    const levels = Array.from({ length: 100 }, (_, seed) => augmented(METHOD_AUGMENTATION, seed, grey)[0] ?? 0);
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(200 * 0.3 - 1);
    expect(Math.min(...levels)).toBeLessThan(200 * 0.4);
    expect(Math.max(...levels)).toBeLessThanOrEqual(200);
    expect(Math.max(...levels)).toBeGreaterThan(200 * 0.9);
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
