import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExpectations } from '../../../src/compute/work/expectations.js';

describe('urgent patches that are expected', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hold others up until they are withdrawn, or for 50 ms', () => {
    const onEnd = vi.fn();
    const expectations = createExpectations(onEnd);
    const withdraw = expectations.add();
    expect(expectations.some()).toBe(true);
    withdraw();
    withdraw();
    expect(expectations.some()).toBe(false);
    expectations.add();
    vi.advanceTimersByTime(49);
    expect(expectations.some()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(expectations.some()).toBe(false);
    expect(onEnd).toHaveBeenCalledTimes(2);
  });

  it('hold them up no longer where each is followed by another and none arrives', () => {
    const expectations = createExpectations(() => undefined);
    let withdraw = expectations.add();
    const held: boolean[] = [];
    for (let ms = 0; ms < 90; ms += 30) {
      held.push(expectations.some());
      vi.advanceTimersByTime(30);
      const next = expectations.add();
      withdraw();
      withdraw = next;
    }
    expect(held).toEqual([true, true, false]);
    expectations.begun();
    expect(expectations.some()).toBe(true);
  });
});
