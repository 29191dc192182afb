/** How fast work gets done, over the last seconds in which there was any. */
export interface WorkRate {
  /** There is work from now on; again: nothing. */
  begin(nowMs: number): void;
  /** `units` got done; `isIdle`: nothing is left to do. */
  done(units: number, nowMs: number, isIdle: boolean): void;
  /** How long so many units take; undefined before anything was done. */
  msFor(units: number): number | undefined;
}

/** Long enough to see some batches of the slowest network, short enough to notice that a slide has begun. */
const HALF_LIFE_MS = 10_000;

export function createWorkRate(): WorkRate {
  let busyMs = 0;
  let units = 0;
  let sinceMs: number | undefined;
  const advance = (nowMs: number): void => {
    const passedMs = Math.max(0, nowMs - (sinceMs ?? nowMs));
    const kept = 0.5 ** (passedMs / HALF_LIFE_MS);
    busyMs = busyMs * kept + passedMs;
    units *= kept;
    sinceMs = nowMs;
  };
  return {
    begin: (nowMs) => {
      sinceMs ??= nowMs;
    },
    done: (more, nowMs, isIdle) => {
      advance(nowMs);
      units += more;
      if (isIdle) sinceMs = undefined;
    },
    msFor: (wanted) => (units > 0 && busyMs > 0 ? (wanted * busyMs) / units : undefined),
  };
}
