import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../../src/domain/stain/symmetric-eigen.js';

describe('eigenvectors of a symmetric matrix', () => {
  it('solve the equation that defines them, the largest value first', () => {
    const matrix = [4, 1, -2, 1, 3, 0.5, -2, 0.5, 1] as const;
    const pairs = symmetricEigen(matrix);
    for (const { value, vector } of pairs) {
      for (const row of [0, 1, 2]) {
        const image = vector.reduce((sum, part, column) => sum + part * (matrix[row * 3 + column] ?? 0), 0);
        expect(image).toBeCloseTo(value * (vector[row] ?? 0), 12);
      }
      expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
    }
    const values = pairs.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(8, 12);
  });

  it('are the axes of a diagonal matrix', () => {
    expect(symmetricEigen([1, 0, 0, 0, 5, 0, 0, 0, 3]).map(({ value }) => value)).toEqual([5, 3, 1]);
  });
});
