/** Patches a second over the last seconds, from (time, done) samples. */
export interface ProgressRate {
  /** `nowMs` is monotonic; `done` never falls. */
  add(nowMs: number, done: number): void;
  /** 0 while unknown. */
  perSecond(nowMs: number): number;
}

/** Long enough to smooth over batches, short enough to follow a change of pace. */
const WINDOW_MS = 5_000;
/** A fast slide gives hundreds of batches a second; this bounds what is kept of the window. */
const MAX_SAMPLES = 256;

export function createProgressRate(): ProgressRate {
  const samples: { readonly atMs: number; readonly done: number }[] = [];
  const trim = (nowMs: number): void => {
    // One sample older than the window stays as its start.
    while (samples.length > 2 && (samples[1]?.atMs ?? nowMs) < nowMs - WINDOW_MS) samples.shift();
    while (samples.length > MAX_SAMPLES) samples.splice(1, 1);
  };
  return {
    add: (atMs, done) => {
      samples.push({ atMs, done });
      trim(atMs);
    },
    perSecond: (nowMs) => {
      trim(nowMs);
      const first = samples[0];
      const last = samples.at(-1);
      if (first === undefined || last === undefined || nowMs <= first.atMs) return 0;
      return ((last.done - first.done) * 1000) / (nowMs - first.atMs);
    },
  };
}
