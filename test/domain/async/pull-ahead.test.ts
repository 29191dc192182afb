import { describe, expect, test } from 'vitest';
import { pullAhead } from '../../../src/domain/async/pull-ahead.js';

interface Counter {
  pulled: number;
  closed: boolean;
}

async function* count(to: number, counter: Counter): AsyncGenerator<number, void, undefined> {
  try {
    for (let index = 0; index < to; index += 1) {
      counter.pulled += 1;
      await new Promise(setImmediate);
      yield index;
    }
  } finally {
    counter.closed = true;
  }
}

const fresh = (): Counter => ({ pulled: 0, closed: false });

describe('pullAhead', () => {
  test('gives everything in order', async () => {
    const seen: number[] = [];
    for await (const item of pullAhead(count(10, fresh()), 3)) seen.push(item);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('works ahead of a consumer that is busy, and never further than its depth', async () => {
    const counter = fresh();
    const ahead = pullAhead(count(100, counter), 2);
    await ahead.next();
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    expect(counter.pulled).toBe(3);
    await ahead.return();
  });

  test('closes its source when the consumer leaves', async () => {
    const counter = fresh();
    for await (const item of pullAhead(count(100, counter), 2)) if (item === 1) break;
    expect(counter.closed).toBe(true);
    expect(counter.pulled).toBeLessThan(10);
  });

  test('a failure comes at its place, once, and leaves nothing unhandled', async () => {
    async function* failing(): AsyncGenerator<number, void, undefined> {
      yield 1;
      await new Promise(setImmediate);
      throw new Error('broken tile');
    }
    const ahead = pullAhead(failing(), 3);
    await expect(ahead.next()).resolves.toEqual({ done: false, value: 1 });
    await expect(ahead.next()).rejects.toThrow('broken tile');
    await expect(ahead.next()).resolves.toEqual({ done: true, value: undefined });
  });
});
