import { describe, expect, it } from 'vitest';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { classBalancedOrder } from '../../../src/domain/sampling/class-balanced-order.js';

describe('classBalancedOrder', () => {
  const labels = Array.from({ length: 50 }, (_, index) => index < 10);

  it('takes as many of either class, and all of a class before any twice', () => {
    const order = classBalancedOrder(labels, 50, createRandomStream(1));
    const positive = order.filter((index) => labels[index]);
    expect(order).toHaveLength(50);
    expect(positive).toHaveLength(25);
    expect(new Set(positive).size).toBe(10);
    const timesEach = [...new Set(positive)].map((index) => positive.filter((other) => other === index).length);
    expect(Math.max(...timesEach) - Math.min(...timesEach)).toBeLessThanOrEqual(1);
  });

  it('mixes the classes and repeats with the seed', () => {
    const order = classBalancedOrder(labels, 50, createRandomStream(1));
    expect(order.slice(0, 25).some((index) => labels[index])).toBe(true);
    expect(order.slice(0, 25).some((index) => !labels[index])).toBe(true);
    expect(classBalancedOrder(labels, 50, createRandomStream(1))).toEqual(order);
    expect(classBalancedOrder(labels, 50, createRandomStream(2))).not.toEqual(order);
  });
});
