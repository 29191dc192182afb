import { describe, expect, it } from 'vitest';
import { createAdmission } from '../../src/app/admission.js';
import { createSingleFlight } from '../../src/app/single-flight.js';
import { createDeferred } from '../../src/domain/async/deferred.js';
import { AppError } from '../../src/domain/errors/app-error.js';

const forever = new AbortController().signal;

describe('createAdmission', () => {
  const create = (): ReturnType<typeof createAdmission> =>
    createAdmission({ what: 'patches', limit: 10, retryAfterMs: 5 });

  it('refuses what does not fit at the moment', async () => {
    const admission = create();
    const gate = createDeferred<string>();
    const held = admission.runNow(8, () => gate.promise);
    await expect(admission.runNow(3, async () => 'no')).rejects.toMatchObject({
      reason: 'QUEUE_FULL',
      retryAfterMs: 5,
      metadata: { limit: '10', what: 'patches' },
    });
    expect(await admission.runNow(2, async () => 'fits')).toBe('fits');
    gate.resolve('done');
    expect(await held).toBe('done');
    expect(await admission.runNow(10, async () => 'all')).toBe('all');
  });

  it('holds units until they are released, and gives them back once', () => {
    const admission = create();
    const release = admission.hold(8);
    expect(() => admission.hold(3)).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL' }) as Error);
    const other = admission.hold(2);
    release();
    release();
    expect(() => admission.hold(9)).toThrow(expect.objectContaining({ reason: 'QUEUE_FULL' }) as Error);
    other();
    admission.hold(10);
  });

  it('gives back what failed work held', async () => {
    const admission = create();
    await expect(admission.runNow(10, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await admission.runNow(10, async () => 1)).toBe(1);
  });

  it('lets waiting work in, in its order', async () => {
    const admission = create();
    const gate = createDeferred<undefined>();
    const order: string[] = [];
    const held = admission.runNow(6, () => gate.promise);
    const large = admission.runWhenFree(8, forever, async () => order.push('large'));
    const small = admission.runWhenFree(1, forever, async () => order.push('small'));
    await Promise.resolve();
    expect(order).toEqual([]);
    gate.resolve(undefined);
    await Promise.all([held, large, small]);
    expect(order).toEqual(['large', 'small']);
  });

  it('forgets who stopped waiting', async () => {
    const admission = create();
    const gate = createDeferred<undefined>();
    const held = admission.runNow(6, () => gate.promise);
    const controller = new AbortController();
    const gone = admission.runWhenFree(8, controller.signal, async () => 1);
    const next = admission.runWhenFree(4, forever, async () => 2);
    controller.abort(new AppError('CANCELLED', 'gone'));
    await expect(gone).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(await next).toBe(2);
    gate.resolve(undefined);
    await held;
    expect(await admission.runNow(10, async () => 3)).toBe(3);
  });

  it('never waits for what can never fit', async () => {
    await expect(create().runWhenFree(11, forever, async () => 1)).rejects.toMatchObject({ reason: 'QUEUE_FULL' });
  });
});

describe('createSingleFlight', () => {
  it('shares one run, also its failure, and starts anew after it', async () => {
    const flights = createSingleFlight<number>();
    let runs = 0;
    const fails = async (): Promise<number> => {
      runs += 1;
      throw new Error('x');
    };
    const both = await Promise.allSettled([flights.join('k', forever, fails), flights.join('k', forever, fails)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(runs).toBe(1);
    expect(await flights.join('k', forever, async () => 7)).toBe(7);
  });

  it('keeps keys apart', async () => {
    const flights = createSingleFlight<string>();
    expect(await Promise.all(['a', 'b'].map((key) => flights.join(key, forever, async () => key)))).toEqual(['a', 'b']);
  });

  it('aborts the work with its last caller, and lets the next begin anew', async () => {
    const flights = createSingleFlight<string>();
    const callers = [new AbortController(), new AbortController()];
    const seen: AbortSignal[] = [];
    const work = (signal: AbortSignal): Promise<string> => {
      seen.push(signal);
      return new Promise(() => undefined);
    };
    const joined = callers.map(({ signal }) => flights.join('k', signal, work).catch((error: unknown) => error));
    callers[0]?.abort(new AppError('CANCELLED', 'one'));
    expect(await joined[0]).toMatchObject({ message: 'one' });
    expect(seen[0]?.aborted).toBe(false);
    callers[1]?.abort(new AppError('DEADLINE_EXCEEDED', 'two'));
    expect(await joined[1]).toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    expect(seen[0]?.reason).toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    expect(await flights.join('k', forever, async () => 'new')).toBe('new');
  });
});
