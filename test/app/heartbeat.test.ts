import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHeartbeat, type Heartbeat } from '../../src/app/predictions/heartbeat.js';

/** Each telling ends when `stored` is called. */
function heartbeatOf(isWatched = false): { heartbeat: Heartbeat; told: () => number; stored: () => Promise<void> } {
  const underWay: (() => void)[] = [];
  let told = 0;
  const heartbeat = startHeartbeat({
    now: Date.now,
    isWatched: () => isWatched,
    tell: () => {
      told += 1;
      return new Promise((resolve) => underWay.push(resolve));
    },
    onError: () => undefined,
  });
  const stored = async (): Promise<void> => {
    underWay.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { heartbeat, told: () => told, stored };
}

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('of a phase that begins while another is being stored is told after it, once for all', async () => {
    const { heartbeat, told, stored } = heartbeatOf();
    for (let phase = 0; phase < 3; phase += 1) heartbeat.beat();
    expect(told()).toBe(1);
    let hasStopped = false;
    const stopped = heartbeat.stop().then(() => (hasStopped = true));
    await stored();
    expect([told(), hasStopped]).toEqual([2, false]);
    await stored();
    await stopped;
    expect(told()).toBe(2);
  });

  it('is told twice a second while watched, but never twice at a time', async () => {
    const { heartbeat, told, stored } = heartbeatOf(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(told()).toBe(1);
    await stored();
    await vi.advanceTimersByTimeAsync(500);
    expect(told()).toBe(2);
    await stored();
    await heartbeat.stop();
  });

  it('is told now and then while nobody watches', async () => {
    const { heartbeat, told, stored } = heartbeatOf();
    await vi.advanceTimersByTimeAsync(9000);
    expect(told()).toBe(0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(told()).toBe(1);
    await stored();
    await heartbeat.stop();
  });
});
