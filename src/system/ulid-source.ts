import { monotonicFactory } from 'ulid';
import type { Clock, IdSource } from '../ports/clock.js';

/** ULIDs by `clock`; within one millisecond, and when the clock steps back, they go on rising. */
export function createUlidSource(clock: Clock): IdSource {
  const next = monotonicFactory();
  return () => next(clock.now());
}
