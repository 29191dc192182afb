import type { Clock } from '../../ports/clock.js';

/** Of a bar that lives: more would only fill the wire. */
const EVERY_MS = 250;

/** What the steps yield, but at most four times a second; returns what they return. */
export async function* seldom<T, R>(
  steps: AsyncGenerator<T, R, undefined>,
  clock: Clock,
): AsyncGenerator<T, R, undefined> {
  let toldMs = clock.monotonic();
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    if (clock.monotonic() - toldMs < EVERY_MS) continue;
    toldMs = clock.monotonic();
    yield step.value;
  }
}
