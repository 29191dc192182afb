import { expect, it } from 'vitest';
import { classWeights } from '../../src/training/loop/class-weights.js';

it('leaves plain cross-entropy alone, takes what is configured, and otherwise makes the classes weigh the same', () => {
  expect(classWeights({ loss: 'cross-entropy', tumourWeight: 5 }, 0.1)).toEqual({ tumour: 1, normal: 1 });
  expect(classWeights({ loss: 'weighted', tumourWeight: 5 }, 0.1)).toEqual({ tumour: 5, normal: 1 });
  const { tumour, normal } = classWeights({ loss: 'focal', tumourWeight: 0 }, 0.25);
  expect(0.25 * tumour).toBeCloseTo(0.75 * normal, 12);
  expect(0.25 * tumour + 0.75 * normal).toBeCloseTo(1, 12);
});
