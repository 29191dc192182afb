// Tells a child that is busy from one that is stuck.

export interface HangLimits {
  /** From the fork to the first request: loading a native engine on a busy machine takes many seconds. */
  readonly startMs: number;
  /** Silence of a child whose engine is not at work. Heartbeats come every second; a loaded machine may delay them. */
  readonly silenceMs: number;
  /** One engine call or model load: the slowest seen, InceptionV3 on wasm, takes seconds. */
  readonly computingMs: number;
}

export interface HangWatch {
  /** A message came. */
  heard(): void;
  /** The child takes requests from now on, and sends heartbeats. */
  started(): void;
  /** The engine begins or ends: between, the child's event loop is frozen and it cannot speak. */
  computing(active: boolean): void;
  stop(): void;
}

/** Checks so many times within the shortest limit; finer gains nothing. */
const CHECKS_PER_LIMIT = 4;

type Activity = 'starting' | 'waiting' | 'computing';

/** Calls `onHang` once when a limit is passed. */
export function createHangWatch(limits: HangLimits, onHang: (problem: string) => void): HangWatch {
  const limitsMs: Readonly<Record<Activity, number>> = {
    starting: limits.startMs,
    waiting: limits.silenceMs,
    computing: limits.computingMs,
  };
  let lastHeard = performance.now();
  let activity: Activity = 'starting';
  const check = (): void => {
    if (performance.now() - lastHeard <= limitsMs[activity]) return;
    clearInterval(timer);
    onHang(`silent for over ${limitsMs[activity]} ms while ${activity}`);
  };
  const timer = setInterval(check, Math.min(...Object.values(limitsMs)) / CHECKS_PER_LIMIT).unref();
  return {
    heard: () => {
      lastHeard = performance.now();
    },
    started: () => {
      activity = 'waiting';
    },
    computing: (active) => {
      activity = active ? 'computing' : 'waiting';
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
