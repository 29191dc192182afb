import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchVitals } from '../../src/process/watch-vitals.js';

it('tells how late timers were since it was last asked', async () => {
  const vitals = watchVitals();
  vitals();
  // After it was asked it begins anew with its next timer, some 20 ms later.
  await delay(100);
  const endMs = performance.now() + 300;
  while (performance.now() < endMs);
  await delay(50);
  const frozen = vitals();
  expect(frozen.loopDelay.max).toBeGreaterThan(0.2);
  expect(frozen.loopDelay.max).toBeLessThan(10);
  expect(frozen.residentBytes).toBeGreaterThan(frozen.heapUsedBytes);
  expect(frozen.cpuSeconds).toBeGreaterThan(0.2);
  const next = vitals();
  expect(next.loopDelay.max).toBeLessThan(frozen.loopDelay.max);
});
