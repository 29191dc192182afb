/** Runs a task and counts it in. */
export type BusyTime = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Tells `add` the seconds in which at least one task was under way, however many were, each time the last of them ends.
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
      if (underWay === 0) add((nowMs() - sinceMs) / 1000);
    }
  };
}
