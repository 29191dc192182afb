import { describe, expect, it } from 'vitest';
import { forEachLimited } from '../../../src/domain/async/for-each-limited.js';
import { limitConcurrency } from '../../../src/domain/async/limit-concurrency.js';

/** A task that ends when told. */
function heldTask(log: string[], name: string): { readonly task: () => Promise<string>; readonly end: () => void } {
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    task: async () => {
      log.push(name);
      await held;
      return name;
    },
    end: () => {
      end();
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('limitConcurrency', () => {
  it('runs so many at a time, first come first served', async () => {
    const run = limitConcurrency({ maxRunning: 2, maxWaiting: 10 });
    const log: string[] = [];
    const tasks = ['a', 'b', 'c', 'd'].map((name) => heldTask(log, name));
    const results = tasks.map(({ task }) => run(task));
    await settled();
    expect(log).toEqual(['a', 'b']);
    tasks[1]?.end();
    await settled();
    expect(log).toEqual(['a', 'b', 'c']);
    for (const { end } of tasks) end();
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('holds to the weight, and lets a heavier task run alone', async () => {
    const run = limitConcurrency({ maxRunning: 9, maxWeight: 10, maxWaiting: 10 });
    const log: string[] = [];
    const light = heldTask(log, 'light');
    const heavy = heldTask(log, 'heavy');
    const last = heldTask(log, 'last');
    const results = [run(light.task, 4), run(heavy.task, 50), run(last.task, 1)];
    await settled();
    expect(log).toEqual(['light']);
    light.end();
    await settled();
    expect(log).toEqual(['light', 'heavy']);
    heavy.end();
    last.end();
    await Promise.all(results);
    expect(log).toEqual(['light', 'heavy', 'last']);
  });

  it('refuses what would wait beyond its bound, and goes on after failures', async () => {
    const run = limitConcurrency({ maxRunning: 1, maxWaiting: 1 });
    const log: string[] = [];
    const held = heldTask(log, 'held');
    const first = run(held.task);
    const second = run(() => Promise.reject(new Error('broken')));
    await expect(run(held.task)).rejects.toMatchObject({ reason: 'QUEUE_FULL' });
    held.end();
    await expect(first).resolves.toBe('held');
    await expect(second).rejects.toThrow('broken');
    await expect(run(async () => 7)).resolves.toBe(7);
  });
});

describe('forEachLimited', () => {
  it('visits everything, so many at a time', async () => {
    let running = 0;
    let most = 0;
    const seen: number[] = [];
    await forEachLimited([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await settled();
      seen.push(item);
      running -= 1;
    });
    expect(most).toBe(3);
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('throws the first failure when nothing runs any more, and takes no further items', async () => {
    const ended: number[] = [];
    const visiting = forEachLimited([1, 2, 3, 4, 5, 6], 2, async (item) => {
      if (item === 1) throw new Error('broken');
      await settled();
      ended.push(item);
    });
    await expect(visiting).rejects.toThrow('broken');
    expect(ended).toEqual([2]);
  });
});
