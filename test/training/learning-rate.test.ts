import { describe, expect, it } from 'vitest';
import { cosineRate, nextPlateau, oneCycleRate, startPlateau } from '../../src/training/learning-rate.js';

describe('oneCycleRate', () => {
  const rates = Array.from({ length: 100 }, (_, step) => oneCycleRate(step, 100, 1e-3, 0.2));

  it('rises to the peak at the end of the warm-up and falls to almost nothing', () => {
    expect(rates[0]).toBeCloseTo(5e-5, 8);
    expect(Math.max(...rates)).toBe(rates[20]);
    expect(rates[20]).toBeCloseTo(1e-3, 6);
    expect(rates[99]).toBeLessThan(1e-5);
  });

  it('starts at the peak without a warm-up', () => {
    expect(oneCycleRate(0, 100, 1e-3, 0)).toBeCloseTo(1e-3, 8);
  });
});

describe('cosineRate', () => {
  it('falls from the peak over half of it in the middle to almost nothing', () => {
    expect(cosineRate(0, 100, 1e-3)).toBeCloseTo(1e-3, 12);
    expect(cosineRate(50, 100, 1e-3)).toBeCloseTo(5.01e-4, 8);
    expect(cosineRate(100, 100, 1e-3)).toBeCloseTo(2e-6, 12);
  });
});

describe('nextPlateau', () => {
  it('halves after three epochs without gain, down to the floor', () => {
    let state = startPlateau(1e-3);
    for (const loss of [0.6, 0.5, 0.5, 0.5, 0.5]) state = nextPlateau(state, loss);
    expect(state.rate).toBeCloseTo(5e-4, 12);
    for (let epoch = 0; epoch < 60; epoch += 1) state = nextPlateau(state, 0.9);
    expect(state.rate).toBe(5e-5);
  });

  it('never raises a rate that starts below the floor', () => {
    let state = startPlateau(1e-5);
    for (let epoch = 0; epoch < 9; epoch += 1) state = nextPlateau(state, 0.9);
    expect(state.rate).toBe(1e-5);
  });
});
