// Tells a child that is busy from one that is stuck.

export interface HangLimits {
  /** Silence of a child whose engine is not at work. Heartbeats come every second; a loaded machine may delay them. */
  readonly silenceMs: number;
  /** One engine call or model load: the slowest seen, InceptionV3 on wasm, takes seconds. */
  readonly computingMs: number;
}

export interface HangWatch {
  /** A message came. */
  heard(): void;
  /** The engine begins or ends: between, the child's event loop is frozen and it cannot speak. */
  computing(active: boolean): void;
  stop(): void;
}

/** Checks so many times within the shorter limit; finer gains nothing. */
const CHECKS_PER_LIMIT = 4;

/** Calls `onHang` once when a limit is passed. */
export function createHangWatch(limits: HangLimits, onHang: (problem: string) => void): HangWatch {
  let lastHeard = performance.now();
  let isComputing = false;
  const timer = setInterval(
    () => {
      const silentMs = performance.now() - lastHeard;
      const limitMs = isComputing ? limits.computingMs : limits.silenceMs;
      if (silentMs <= limitMs) return;
      clearInterval(timer);
      onHang(isComputing ? `one engine call took over ${limitMs} ms` : `silent for over ${limitMs} ms`);
    },
    Math.min(limits.silenceMs, limits.computingMs) / CHECKS_PER_LIMIT,
  ).unref();
  return {
    heard: () => {
      lastHeard = performance.now();
    },
    computing: (active) => {
      isComputing = active;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
