import type { EngineLane } from './engine-lane.js';
import type { LanePriority } from './lane-queues.js';

export interface TimedRun<T> {
  readonly result: T;
  /** Waiting for the lane. */
  readonly waitingMs: number;
  /** In the engine. */
  readonly computingMs: number;
}

/** A turn on the lane, and how long it took to come and to end. */
export function timedRun<T>(
  lane: EngineLane,
  priority: LanePriority,
  task: () => Promise<T>,
  signal: AbortSignal,
): Promise<TimedRun<T>> {
  const enteredMs = performance.now();
  return lane.run(
    priority,
    async () => {
      const startedMs = performance.now();
      const result = await task();
      return { result, waitingMs: startedMs - enteredMs, computingMs: performance.now() - startedMs };
    },
    signal,
  );
}
