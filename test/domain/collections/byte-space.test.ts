import { describe, expect, test } from 'vitest';
import { createByteSpace } from '../../../src/domain/collections/byte-space.js';
import { createRandomStream, randomIndex } from '../../../src/domain/random/seeded-random.js';

describe('a byte space', () => {
  test('gives ranges one after the other, and nothing once it is full', () => {
    const space = createByteSpace(100);
    expect([space.take(40), space.take(60), space.take(1)]).toEqual([0, 40, undefined]);
  });

  test('gives what was freed again, the first gap that is large enough', () => {
    const space = createByteSpace(100);
    const [first = -1, second = -1] = [space.take(10), space.take(30), space.take(60)];
    space.free(first);
    space.free(second);
    expect(space.take(41)).toBeUndefined();
    expect([space.take(40), space.take(1)]).toEqual([0, undefined]);
  });

  test('frees a range once, however often it is told to', () => {
    const space = createByteSpace(10);
    space.take(10);
    space.free(0);
    space.free(0);
    expect([space.take(10), space.take(1)]).toEqual([0, undefined]);
  });

  test('starts each range at a multiple of the alignment', () => {
    const space = createByteSpace(20, 8);
    expect([space.take(5), space.take(9), space.take(1)]).toEqual([0, 8, undefined]);
    space.free(0);
    expect([space.take(9), space.take(8)]).toEqual([undefined, 0]);
  });

  test('never gives two ranges that touch, whatever comes and goes', () => {
    const sizeBytes = 1000;
    const space = createByteSpace(sizeBytes, 4);
    const random = createRandomStream(11);
    const taken = new Map<number, number>();
    for (let turn = 0; turn < 2000; turn += 1) {
      const bytes = 1 + randomIndex(random, 200);
      const offset = space.take(bytes);
      const [oldest] = taken.keys();
      if (offset === undefined && oldest !== undefined) {
        space.free(oldest);
        taken.delete(oldest);
      }
      if (offset === undefined) continue;
      expect(offset + bytes).toBeLessThanOrEqual(sizeBytes);
      const overlapping = [...taken].filter(([start, size]) => start < offset + bytes && offset < start + size);
      expect(overlapping).toEqual([]);
      taken.set(offset, bytes);
    }
    expect(taken.size).toBeGreaterThan(2);
  });
});
