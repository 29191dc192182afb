import { describe, expect, it } from 'vitest';
import { affineOf } from '../../../src/domain/quantisation/affine.js';
import { quantiseKernel } from '../../../src/domain/quantisation/quantise-kernel.js';
import { rangeOfExtremes } from '../../../src/domain/quantisation/range-of-extremes.js';

describe('affineOf', () => {
  it('gives a range its 255 steps, and 0 a byte of its own', () => {
    expect(affineOf({ low: -51, high: 204 })).toEqual({ scale: 1, zeroPoint: 51 });
    expect(affineOf({ low: 0, high: 510 })).toEqual({ scale: 2, zeroPoint: 0 });
    expect(affineOf({ low: -510, high: 0 })).toEqual({ scale: 2, zeroPoint: 255 });
  });

  it('widens a range that does not hold 0, which padding needs', () => {
    expect(affineOf({ low: 100, high: 255 })).toEqual({ scale: 1, zeroPoint: 0 });
    expect(affineOf({ low: -255, high: -100 })).toEqual({ scale: 1, zeroPoint: 255 });
  });

  it('has a scale for a value that is always 0', () => {
    expect(affineOf({ low: 0, high: 0 })).toEqual({ scale: 1, zeroPoint: 0 });
  });
});

describe('quantiseKernel', () => {
  it('gives each filter its own scale, and biases in the scale of the products', () => {
    const kernel = Float32Array.of(1.27, -0.5, 0.004, -254, 100, 0);
    const { values, scales, biases } = quantiseKernel(kernel, Float32Array.of(0.3, -8), 0.5);
    expect([...values]).toEqual([127, -50, 0, -127, 50, 0]);
    expect(scales[0]).toBeCloseTo(0.01, 7);
    expect(scales[1]).toBe(2);
    // 0.3 / (0.5 · 0.01) and −8 / (0.5 · 2).
    expect([...biases]).toEqual([60, -8]);
  });

  it('keeps the bias of a filter that is nothing else', () => {
    const { values, scales, biases } = quantiseKernel(new Float32Array(4), Float32Array.of(3), 0.01);
    expect([...values]).toEqual([0, 0, 0, 0]);
    expect((biases[0] ?? 0) * (scales[0] ?? 0) * 0.01).toBeCloseTo(3, 6);
  });

  it('never lets a bias out of its 32 bits', () => {
    const { scales, biases } = quantiseKernel(Float32Array.of(1e-9), Float32Array.of(50), 1e-3);
    expect(Math.abs(biases[0] ?? 0)).toBeLessThanOrEqual(2 ** 30);
    expect((biases[0] ?? 0) * (scales[0] ?? 0) * 1e-3).toBeCloseTo(50, 4);
  });
});

describe('rangeOfExtremes', () => {
  const extremes = { lows: [-4, -1, -3, -2, -100], highs: [1, 2, 3, 4, 100] };

  it('holds the extremes of all patches, or of so many per cent at each end', () => {
    expect(rangeOfExtremes(extremes, 100)).toEqual({ low: -100, high: 100 });
    expect(rangeOfExtremes(extremes, 75)).toEqual({ low: -4, high: 4 });
    expect(rangeOfExtremes(extremes, 50)).toEqual({ low: -3, high: 3 });
  });

  it('refuses to make one of nothing', () => {
    expect(() => rangeOfExtremes({ lows: [], highs: [] }, 100)).toThrow('a range needs a patch');
  });
});
