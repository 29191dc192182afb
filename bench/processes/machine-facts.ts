import { cpus, loadavg } from 'node:os';

/** Figures taken beside other work say little: whoever reads them needs to know. */
export interface MachineFacts {
  readonly cpu: string;
  readonly cores: number;
  /** Load averages of one minute. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

export function loadNow(): number {
  return loadavg()[0] ?? NaN;
}

/** At the end of a bench that began at a load of `loadBefore`. */
export function machineFacts(loadBefore: number): MachineFacts {
  return { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadBefore, loadAfter: loadNow() };
}

/** For the last line of a bench's report. */
export function loadText(loadBefore: number): string {
  return `load average before ${loadBefore.toFixed(1)}, after ${loadNow().toFixed(1)} (1 minute)`;
}
