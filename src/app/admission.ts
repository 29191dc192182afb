import { abortError, throwIfAborted } from '../domain/errors/abort-error.js';
import { atLimit } from './at-limit.js';

export interface Load {
  /** In the kind's own units. */
  readonly underWay: number;
  readonly waiting: number;
}

/** A bound on work of one kind that is under way at the same time, in units that the kind defines. */
export interface Admission {
  /** Takes `units` until the function that is returned is called; throws QUEUE_FULL when they are not free. */
  hold(units: number): () => void;
  /** Runs `work` while it holds `units`; throws as `hold`. */
  runNow<T>(units: number, work: () => Promise<T>): Promise<T>;
  /** Waits its turn for `units`, then runs `work`; throws QUEUE_FULL where too many wait already. */
  runWhenFree<T>(units: number, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  load(): Load;
}

export interface AdmissionOptions {
  /** What is counted, for the message, such as `patches`. */
  readonly what: string;
  readonly limit: number;
  readonly retryAfterMs: number;
  /** Of `runWhenFree`; without it whoever calls bounds them. */
  readonly maxWaiting?: number;
}

interface Waiter {
  readonly units: number;
  readonly admit: () => void;
}

export function createAdmission({ what, limit, retryAfterMs, maxWaiting = Infinity }: AdmissionOptions): Admission {
  let used = 0;
  const waiting: Waiter[] = [];
  const admitWaiting = (): void => {
    for (let next = waiting[0]; next !== undefined && used + next.units <= limit; next = waiting[0]) {
      waiting.shift();
      used += next.units;
      next.admit();
    }
  };
  const releaser = (units: number): (() => void) => {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      used -= units;
      admitWaiting();
    };
  };
  const hold = (units: number): (() => void) => {
    if (used + units > limit || waiting.length > 0) throw atLimit(what, limit, retryAfterMs);
    used += units;
    return releaser(units);
  };
  return {
    hold,
    load: () => ({ underWay: used, waiting: waiting.reduce((sum, { units }) => sum + units, 0) }),
    runNow: async (units, work) => runHolding(hold(units), work),
    runWhenFree: async (units, signal, work) => {
      throwIfAborted(signal);
      if (units > limit || waiting.length >= maxWaiting) throw atLimit(what, limit, retryAfterMs);
      await queued(waiting, units, signal, admitWaiting);
      return runHolding(releaser(units), work);
    },
  };
}

async function runHolding<T>(release: () => void, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    release();
  }
}

/** Resolves once the units are taken for this waiter; rejects, and waits no longer, with the signal. */
function queued(waiting: Waiter[], units: number, signal: AbortSignal, admitWaiting: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      const index = waiting.indexOf(waiter);
      if (index < 0) return;
      waiting.splice(index, 1);
      reject(abortError(signal));
      admitWaiting();
    };
    const waiter: Waiter = {
      units,
      admit: () => {
        signal.removeEventListener('abort', leave);
        resolve();
      },
    };
    signal.addEventListener('abort', leave, { once: true });
    waiting.push(waiter);
    admitWaiting();
  });
}
