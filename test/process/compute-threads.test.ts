import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { cpuQuota, computeThreads, physicalCores } from '../../src/process/compute-threads.js';

const cpu = (socket: number, core: number): string =>
  `processor\t: 9\nphysical id\t: ${socket}\ncore id\t\t: ${core}\n`;

describe('threads for one run', () => {
  it('counts a core with two hyper-threads once, and cores of two sockets apart', () => {
    expect(physicalCores([cpu(0, 0), cpu(0, 1), cpu(0, 0), cpu(0, 1)].join('\n'))).toBe(2);
    expect(physicalCores([cpu(0, 0), cpu(1, 0)].join('\n'))).toBe(2);
  });

  it('does not guess where cores are not listed', () => {
    expect(physicalCores('processor\t: 0\nBogoMIPS\t: 50.00\n')).toBeUndefined();
    expect(physicalCores('')).toBeUndefined();
  });

  it('reads the quota of a container', () => {
    expect(cpuQuota('150000 100000\n')).toBe(1.5);
    expect(cpuQuota('max 100000\n')).toBeUndefined();
    expect(cpuQuota('')).toBeUndefined();
  });

  it('is at least one and at most what the process may use', () => {
    expect(computeThreads()).toBeGreaterThanOrEqual(1);
    expect(computeThreads()).toBeLessThanOrEqual(availableParallelism());
  });
});
