import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * Threads for arithmetic, in an engine as in training: the physical cores that this process may use.
 * Two hyper-threads share one set of vector units, and a container's CPU quota counts more than the host's cores.
 */
export function computeThreads(): number {
  const available = availableParallelism();
  const physical = physicalCores(readText('/proc/cpuinfo')) ?? available;
  const quota = cpuQuota(readText('/sys/fs/cgroup/cpu.max')) ?? available;
  return Math.max(1, Math.min(available, physical, Math.ceil(quota)));
}

/** `1 thread`, `2 threads`. */
export function threadsInWords(threads: number): string {
  return threads === 1 ? '1 thread' : `${threads} threads`;
}

/** Distinct (package, core) pairs of Linux' /proc/cpuinfo; undefined where it does not list them. */
export function physicalCores(cpuinfo: string): number | undefined {
  const cores = new Set<string>();
  for (const block of cpuinfo.split('\n\n')) {
    const core = /^core id\s*:\s*(\d+)/m.exec(block)?.[1];
    const socket = /^physical id\s*:\s*(\d+)/m.exec(block)?.[1];
    if (core !== undefined) cores.add(`${socket ?? '0'}/${core}`);
  }
  return cores.size > 0 ? cores.size : undefined;
}

/** Cores' worth of time that cgroup v2's `cpu.max` grants; undefined for no limit. */
export function cpuQuota(cpuMax: string): number | undefined {
  const [quota, period] = cpuMax.trim().split(/\s+/).map(Number);
  return quota !== undefined && period !== undefined && quota > 0 && period > 0 ? quota / period : undefined;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not Linux, or not shown in this container: the caller falls back on what Node says.
    return '';
  }
}
