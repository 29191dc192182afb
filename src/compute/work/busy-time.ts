/** Runs a task and counts it in. */
export type BusyTime = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Tells `add` the seconds in which at least one task was under way, however many were, each time one of them ends: tasks
 * that overlap without a gap, and of which the last is not awaited, are counted up to the one that was.
 */
export function createBusyTime(
  add: (seconds: number) => void,
  nowMs: () => number = () => performance.now(),
): BusyTime {
  let underWay = 0;
  let sinceMs = 0;
  return async (task) => {
    if (underWay === 0) sinceMs = nowMs();
    underWay += 1;
    try {
      return await task();
    } finally {
      underWay -= 1;
      const endedMs = nowMs();
      add((endedMs - sinceMs) / 1000);
      sinceMs = endedMs;
    }
  };
}
