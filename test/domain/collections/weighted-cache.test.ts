import { describe, expect, it } from 'vitest';
import { createWeightedCache, type WeightedCache } from '../../../src/domain/collections/weighted-cache.js';

function filled(): WeightedCache<string> {
  const cache = createWeightedCache<string>(10);
  cache.set('1/a', 'a', 4);
  cache.set('1/b', 'b', 4);
  cache.set('2/a', 'c', 2);
  return cache;
}

describe('a weighted cache', () => {
  it('drops what was used longest ago, as much as it takes', () => {
    const cache = filled();
    cache.get('1/a');
    cache.set('new', 'n', 5);
    expect(['1/a', '1/b', '2/a', 'new'].map((key) => cache.get(key))).toEqual(['a', undefined, undefined, 'n']);
    expect(cache.totalWeight).toBe(9);
  });

  it('keeps nothing heavier than the whole, and forgets what that key held', () => {
    const cache = filled();
    cache.set('1/a', 'huge', 11);
    expect(cache.get('1/a')).toBeUndefined();
    expect(cache.totalWeight).toBe(6);
  });

  it('weighs a key once, however often it is set', () => {
    const cache = filled();
    cache.set('2/a', 'd', 1);
    expect([cache.get('2/a'), cache.totalWeight]).toEqual(['d', 9]);
  });

  it('deletes one key or all that start alike', () => {
    const cache = filled();
    cache.deletePrefix('1/');
    expect([cache.get('1/a'), cache.get('1/b'), cache.get('2/a')]).toEqual([undefined, undefined, 'c']);
    cache.delete('2/a');
    cache.delete('never there');
    expect(cache.totalWeight).toBe(0);
  });
});
