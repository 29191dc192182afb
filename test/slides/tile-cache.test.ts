import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../src/domain/image.js';
import { createTileCache } from '../../src/slides/tile-cache.js';

const tileOf = (bytes: number): RgbImage => ({ data: new Uint8Array(bytes), widthPx: bytes / 3, heightPx: 1 });

describe('tile cache', () => {
  const slide = Symbol('slide');

  it('decodes once, however many ask at a time or later', async () => {
    const cache = createTileCache(1000);
    let decodes = 0;
    const decode = async (): Promise<RgbImage> => {
      decodes += 1;
      return tileOf(30);
    };
    const tiles = await Promise.all([
      cache.get(slide, 'a', decode),
      cache.get(slide, 'a', decode),
      cache.get(slide, 'a', decode),
    ]);
    expect(await cache.get(slide, 'a', decode)).toBe(tiles[0]);
    expect(decodes).toBe(1);
  });

  it('stays within its bytes; the least recently used go first', async () => {
    const cache = createTileCache(100);
    const decoded: string[] = [];
    const get = (key: string): Promise<RgbImage> =>
      cache.get(slide, key, async () => {
        decoded.push(key);
        return tileOf(30);
      });
    for (const key of ['a', 'b', 'c', 'a', 'd']) await get(key);
    expect(cache.sizeBytes).toBe(90);
    for (const key of ['a', 'c', 'd', 'b']) await get(key);
    expect(decoded).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  it('does not keep a tile larger than itself, nor a failure', async () => {
    const cache = createTileCache(100);
    expect((await cache.get(slide, 'large', async () => tileOf(300))).data.length).toBe(300);
    expect(cache.sizeBytes).toBe(0);
    await expect(cache.get(slide, 'x', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect((await cache.get(slide, 'x', async () => tileOf(3))).data.length).toBe(3);
  });

  it('keeps slides apart and forgets one as a whole, even a tile still under way', async () => {
    const cache = createTileCache(1000);
    const other = Symbol('other');
    const first = await cache.get(slide, 'a', async () => tileOf(30));
    expect(await cache.get(other, 'a', async () => tileOf(30))).not.toBe(first);
    let finish: (tile: RgbImage) => void = () => undefined;
    const late = cache.get(slide, 'late', () => new Promise((resolve) => (finish = resolve)));
    cache.drop(slide);
    expect(cache.sizeBytes).toBe(30);
    finish(tileOf(60));
    await late;
    expect(cache.sizeBytes).toBe(30);
  });
});
