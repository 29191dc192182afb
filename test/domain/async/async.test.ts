import { describe, expect, it } from 'vitest';
import { createDeferred } from '../../../src/domain/async/deferred.js';
import { createKeyedMutex } from '../../../src/domain/async/keyed-mutex.js';
import { takeAhead, type TakeAheadBounds } from '../../../src/domain/async/take-ahead.js';
import { untilAborted } from '../../../src/domain/async/until-aborted.js';
import { abortError, orAborted } from '../../../src/domain/errors/abort-error.js';
import { AppError } from '../../../src/domain/errors/app-error.js';

const stop = new AppError('DEADLINE_EXCEEDED', 'late');

describe('createKeyedMutex', () => {
  it('runs tasks of one key in order, of others at the same time, and survives failures', async () => {
    const mutex = createKeyedMutex();
    const gate = createDeferred<undefined>();
    const order: string[] = [];
    const first = mutex.run('a', async () => {
      await gate.promise;
      order.push('a1');
      throw new Error('x');
    });
    const second = mutex.run('a', async () => order.push('a2'));
    await mutex.run('b', async () => order.push('b'));
    gate.resolve(undefined);
    await expect(first).rejects.toThrow('x');
    await second;
    expect(order).toEqual(['b', 'a1', 'a2']);
  });
});

describe('abortError', () => {
  it('keeps an AppError, and makes one of anything else', () => {
    expect(abortError(AbortSignal.abort(stop))).toBe(stop);
    expect(abortError(AbortSignal.abort())).toMatchObject({ reason: 'CANCELLED' });
  });
});

describe('orAborted', () => {
  it('rejects with the signal while the promise is open, before and after', async () => {
    const controller = new AbortController();
    const waiting = orAborted(new Promise(() => undefined), controller.signal);
    controller.abort(stop);
    await expect(waiting).rejects.toBe(stop);
    await expect(orAborted(Promise.reject(new Error('unheard')), controller.signal)).rejects.toBe(stop);
    expect(await orAborted(Promise.resolve(1), new AbortController().signal)).toBe(1);
  });
});

describe('untilAborted', () => {
  it('passes items and errors on and closes the source when the reader stops', async () => {
    let closed = false;
    const source = async function* (): AsyncGenerator<number> {
      try {
        yield 1;
        yield 2;
      } finally {
        closed = true;
      }
    };
    for await (const item of untilAborted(source(), new AbortController().signal)) {
      expect(item).toBe(1);
      break;
    }
    expect(closed).toBe(true);
  });

  it('throws at once while the source is silent', async () => {
    const controller = new AbortController();
    const silent: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    const next = untilAborted(silent, controller.signal).next();
    controller.abort(stop);
    await expect(next).rejects.toBe(stop);
  });
});

describe('takeAhead', () => {
  async function* numbers(count: number, failure?: Error): AsyncGenerator<number> {
    for (let number = 1; number <= count; number += 1) yield number;
    if (failure !== undefined) throw failure;
  }

  const upTo = (maxItems: number): TakeAheadBounds<number> => ({
    maxItems,
    bytesOf: () => 1,
    maxBytes: () => Infinity,
  });

  it('reads no more bytes than it may hold, and goes on as they are taken', async () => {
    let given = 0;
    const counting = async function* (): AsyncGenerator<number> {
      for (;;) yield (given += 1);
    };
    const ahead = takeAhead(counting(), { maxItems: 100, bytesOf: () => 10, maxBytes: () => 35 });
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBe(4);
    expect(await ahead.take(2)).toEqual([1, 2]);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBe(6);
    ahead.close();
  });

  it('reads one item ahead however large it is', async () => {
    const ahead = takeAhead(numbers(3), { maxItems: 9, bytesOf: () => 1_000, maxBytes: () => 0 });
    expect(await ahead.take(9)).toEqual([1]);
    expect(await ahead.take(9)).toEqual([2]);
    ahead.close();
  });

  it('gives everything in order, at most as much as asked', async () => {
    const ahead = takeAhead(numbers(10), upTo(4));
    const taken: number[] = [];
    for (let items = await ahead.take(3); items.length > 0; items = await ahead.take(3)) {
      expect(items.length).toBeLessThanOrEqual(3);
      taken.push(...items);
    }
    expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await ahead.take(3)).toEqual([]);
  });

  it('throws the error of its source after the items before it', async () => {
    const ahead = takeAhead(numbers(2, new Error('broken')), upTo(9));
    const taken: number[] = [];
    const read = async (): Promise<void> => {
      for (;;) taken.push(...(await ahead.take(9)));
    };
    await expect(read()).rejects.toThrow('broken');
    expect(taken).toEqual([1, 2]);
  });

  it('reads no further than its limit, and not at all once closed', async () => {
    let given = 0;
    const counting = async function* (): AsyncGenerator<number> {
      for (;;) yield (given += 1);
    };
    const ahead = takeAhead(counting(), upTo(5));
    await ahead.take(1);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBeLessThanOrEqual(6);
    ahead.close();
    const atClose = given;
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBeLessThanOrEqual(atClose + 1);
    expect(await ahead.take(1)).toEqual([]);
  });
});
