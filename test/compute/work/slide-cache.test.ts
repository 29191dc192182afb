import { describe, expect, test } from 'vitest';
import { createSlideCache, type SlideCache } from '../../../src/compute/work/slide-cache.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import type { SlideFileSet, SlideReader } from '../../../src/ports/slide-reader.js';

const quiet = new AbortController().signal;
const slide = (name: string): SlideFileSet => ({ rootDir: '/slides', names: [name] });

interface Counted {
  readonly cache: SlideCache;
  readonly opened: string[];
  readonly closed: string[];
  failNext: boolean;
}

function counted(maxIdle: number): Counted {
  const counts: Counted = {
    opened: [],
    closed: [],
    failNext: false,
    cache: createSlideCache({ open, maxIdle, idleMs: 60_000 }),
  };
  async function open({ names }: SlideFileSet): Promise<SlideReader> {
    const name = names[0] ?? '';
    counts.opened.push(name);
    if (counts.failNext) {
      counts.failNext = false;
      throw new AppError('SLIDE_CORRUPT', 'broken');
    }
    return {
      facts: { format: 'test', widthPx: 1, heightPx: 1, levels: [], objectivePower: 0 },
      readRegion: () => Promise.reject(new Error('not part of this test')),
      close: async () => {
        counts.closed.push(name);
      },
    };
  }
  return counts;
}

async function turns(count = 5): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

describe('the slide cache', () => {
  test('overlapping and repeated uses share one open slide', async () => {
    const { cache, opened, closed } = counted(2);
    await Promise.all([
      cache.with(slide('a'), quiet, turns.bind(null, 5)),
      cache.with(slide('a'), quiet, turns.bind(null, 9)),
    ]);
    await cache.with(slide('a'), quiet, () => turns());
    expect(opened).toEqual(['a']);
    expect(closed).toEqual([]);
  });

  test('keeps the last used when too many are idle, and never closes one in use', async () => {
    const { cache, closed } = counted(1);
    const inUse = await cache.acquire(slide('used'), quiet);
    for (const name of ['a', 'b', 'c']) await cache.with(slide(name), quiet, () => turns());
    await turns();
    expect(closed).toEqual(['a', 'b']);
    inUse.release();
    await turns();
    expect(closed).toEqual(['a', 'b', 'c']);
  });

  test('a slide that did not open is opened anew next time', async () => {
    const counts = counted(2);
    counts.failNext = true;
    await expect(counts.cache.acquire(slide('a'), quiet)).rejects.toMatchObject({ reason: 'SLIDE_CORRUPT' });
    await counts.cache.with(slide('a'), quiet, () => turns());
    expect(counts.opened).toEqual(['a', 'a']);
  });

  test('a caller who gives up leaves the slide to the others', async () => {
    const { cache, opened, closed } = counted(2);
    const abort = new AbortController();
    abort.abort();
    await expect(cache.acquire(slide('a'), abort.signal)).rejects.toMatchObject({ reason: 'CANCELLED' });
    await cache.with(slide('a'), quiet, () => turns());
    expect(opened).toEqual(['a']);
    expect(closed).toEqual([]);
  });
});
