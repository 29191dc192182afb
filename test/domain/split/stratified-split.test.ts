import { describe, expect, it } from 'vitest';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { stratifiedSplit } from '../../../src/domain/split/stratified-split.js';

const items = Array.from({ length: 300 }, (_, index) => ({ slide: `s${index % 30}`, tumour: index % 30 < 10 }));

function split(seed: number): ReturnType<typeof stratifiedSplit<(typeof items)[number]>> {
  return stratifiedSplit(
    items,
    (item) => item.slide,
    (item) => String(item.tumour),
    0.8,
    createRandomStream(seed),
  );
}

describe('stratifiedSplit', () => {
  it('puts no group on both sides and loses no item', () => {
    const { training, validation } = split(1);
    const slides = new Set(training.map((item) => item.slide));
    expect(validation.filter((item) => slides.has(item.slide))).toEqual([]);
    expect(training.length + validation.length).toBe(300);
  });

  it('keeps the share within each stratum', () => {
    const { training } = split(1);
    expect(new Set(training.filter((item) => item.tumour).map((item) => item.slide)).size).toBe(8);
    expect(new Set(training.filter((item) => !item.tumour).map((item) => item.slide)).size).toBe(16);
  });

  it('repeats with the seed alone', () => {
    expect(split(4)).toEqual(split(4));
    expect(split(4)).not.toEqual(split(5));
  });
});
