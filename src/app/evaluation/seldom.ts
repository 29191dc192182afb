import type { Clock } from '../../ports/clock.js';

/** What the steps yield, but at most once in so many milliseconds; returns what they return. */
export async function* seldom<T, R>(
  steps: AsyncGenerator<T, R, undefined>,
  clock: Clock,
  everyMs: number,
): AsyncGenerator<T, R, undefined> {
  let toldMs = clock.monotonic();
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    if (clock.monotonic() - toldMs < everyMs) continue;
    toldMs = clock.monotonic();
    yield step.value;
  }
}
