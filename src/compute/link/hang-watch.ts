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
  /** The engine begins or ends; a busy machine may leave the child silent for longer between the two. */
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
  let computingSince: number | undefined;
  let activity: Activity = 'starting';
  const check = (): void => {
    const problem = problemAt(performance.now());
    if (problem === undefined) return;
    clearInterval(timer);
    onHang(problem);
  };
  const problemAt = (now: number): string | undefined => {
    if (now - lastHeard > limitsMs[activity]) return `silent for over ${limitsMs[activity]} ms while ${activity}`;
    // The engine has a thread of its own: one that is stuck leaves the heartbeats going.
    const isStuck = computingSince !== undefined && now - computingSince > limits.computingMs;
    return isStuck ? `at one engine call for over ${limits.computingMs} ms` : undefined;
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
      computingSince = active ? performance.now() : undefined;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
