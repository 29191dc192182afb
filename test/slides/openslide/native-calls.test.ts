import { describe, expect, it, vi } from 'vitest';
import type { KoffiFunc } from 'koffi';
import { createNativeCalls } from '../../../src/slides/openslide/library/native-calls.js';
import { expectRejection } from '../support/open-slide.js';

type Done = (error: Error | null, result: number) => void;

/** A function as koffi binds it, of which only the asynchronous call is there. */
function native(async: (value: number, done: Done) => void): KoffiFunc<(value: number) => number> {
  return { async } as unknown as KoffiFunc<(value: number) => number>;
}

describe('a native call', () => {
  it('gives its result', async () => {
    const double = native((value, done) => {
      setImmediate(done, null, value * 2);
    });
    await expect(createNativeCalls()(double, [21])).resolves.toBe(42);
  });

  it('fails when the call cannot be made', async () => {
    const refused = native((_, done) => {
      done(new Error('too many'), 0);
    });
    await expectRejection(createNativeCalls()(refused, [1]), 'INTERNAL', /could not be called/);
  });

  it('that does not come back ends with an error, and whoever can end the process hears of it', async () => {
    const onStuck = vi.fn();
    const call = createNativeCalls({ onStuck, maxCallMs: 1 });
    const endless = native(() => undefined);
    await expectRejection(call(endless, [1]), 'SLIDE_CORRUPT', /had not finished reading it after 0.001 s/);
    expect(onStuck).toHaveBeenCalledOnce();
  });

  it('waits for its turn', async () => {
    const waiting: (() => void)[] = [];
    const slow = native((value, done) => {
      waiting.push(() => {
        done(null, value);
      });
    });
    const call = createNativeCalls();
    const results = Promise.all(Array.from({ length: 40 }, (_, i) => call(slow, [i])));
    for (let done = 0; done < 40; done += 1) {
      await vi.waitUntil(() => waiting.length > 0, { interval: 1, timeout: 30_000 });
      // Never more than the machine has use for.
      expect(waiting.length).toBeLessThanOrEqual(16);
      waiting.shift()?.();
    }
    await expect(results).resolves.toHaveLength(40);
  });
});
