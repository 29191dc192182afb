import { describe, expect, it } from 'vitest';
import { createPatchAdmission, type PatchAdmission } from '../../src/app/predictions/patch-admission.js';
import { createDeferred } from '../../src/domain/async/deferred.js';
import type { WorkPriority } from '../../src/domain/scheduling/work-priority.js';

const never = new Promise<never>(() => undefined);

function open(): { readonly admission: PatchAdmission; wait(ms: number): void } {
  let nowMs = 0;
  const wait = (ms: number): void => {
    nowMs += ms;
  };
  return { admission: createPatchAdmission(() => nowMs), wait };
}

function hold(admission: PatchAdmission, units: number, priority: WorkPriority): void {
  void admission.runNow(units, priority, () => never);
}

describe('the admission of patches', () => {
  it('leaves room for what is more urgent, however much of the rest there is', async () => {
    const { admission } = open();
    const probe = (priority: WorkPriority): Promise<string> => admission.runNow(512, priority, async () => 'in');
    hold(admission, 1_024, 'bulk');
    await expect(probe('bulk')).rejects.toMatchObject({ reason: 'QUEUE_FULL', metadata: { limit: '1024' } });
    expect(await probe('interactive')).toBe('in');
    hold(admission, 1_024, 'interactive');
    await expect(probe('interactive')).rejects.toMatchObject({ reason: 'QUEUE_FULL', metadata: { limit: '2048' } });
    expect(await probe('urgent')).toBe('in');
    hold(admission, 1_024, 'urgent');
    await expect(probe('urgent')).rejects.toMatchObject({ reason: 'QUEUE_FULL', metadata: { limit: '3072' } });
    expect(admission.used).toEqual({ bulk: 1_024, interactive: 1_024, urgent: 1_024 });
  });

  it('tells to come back when the room that is missing will be there, by the rate of the work', async () => {
    const { admission, wait } = open();
    const refused = (units: number): Promise<unknown> =>
      admission.runNow(units, 'interactive', async () => 1).catch((error: unknown) => error);
    hold(admission, 1_948, 'interactive');
    expect(await refused(200)).toMatchObject({ retryAfterMs: 1_000 });
    const gate = createDeferred<undefined>();
    const done = admission.runNow(100, 'interactive', () => gate.promise);
    // 100 patches in 2 seconds.
    wait(2_000);
    gate.resolve(undefined);
    await done;
    expect(await refused(200)).toMatchObject({ retryAfterMs: 2_000 });
    expect(await refused(300)).toMatchObject({ retryAfterMs: 4_000 });
    // Bounded, however fast or slow it goes.
    expect(await refused(101)).toMatchObject({ retryAfterMs: 100 });
    expect(await refused(60_000)).toMatchObject({ retryAfterMs: 60_000 });
  });

  it('takes work that failed for none that was done, and gives its room back', async () => {
    const { admission, wait } = open();
    const gate = createDeferred<undefined>();
    const failing = admission.runNow(2_048, 'interactive', async () => {
      await gate.promise;
      throw new Error('x');
    });
    wait(1_000);
    gate.resolve(undefined);
    await expect(failing).rejects.toThrow('x');
    hold(admission, 2_048, 'interactive');
    await expect(admission.runNow(1, 'interactive', async () => 1)).rejects.toMatchObject({ retryAfterMs: 1_000 });
  });
});
