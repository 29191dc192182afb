import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ProcessVitals } from '../ports/metrics.js';

/** How often the loop's lateness is looked at: what freezes it for less hurts nobody. */
const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

/** Watches this process from now on, and gives how it is since it was last asked. */
export function watchVitals(): () => ProcessVitals {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  return () => {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const loopDelay = { median: late(delay.percentile(50)), p99: late(delay.percentile(99)), max: late(delay.max) };
    delay.reset();
    return { residentBytes: rss, heapUsedBytes: heapUsed, cpuSeconds: (user + system) / 1e6, loopDelay };
  };
}

/** Node measures from timer to timer: its own period is no delay. Without a sample since, `max` is 0. */
function late(nanoseconds: number): number {
  return Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000);
}
