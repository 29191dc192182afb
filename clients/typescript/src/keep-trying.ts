import { pause } from './calls/pause.js';
import { backoffMs, retryDelayMs, type RetryPolicy } from './calls/retry-policy.js';
import { isConnectionLoss } from './errors/is-connection-loss.js';

export interface KeepTrying {
  /** Tells that the work moved: the patience starts anew. */
  advanced(): void;
  /** Waits before the next try; rethrows the error when it is final or patience is over. */
  pauseAfter(error: unknown): Promise<void>;
}

/**
 * Patience for long work that can be taken up where it broke off: unlike a call's retries it counts the time of
 * failures without progress, so that a server has time to restart, and never gives up while the work moves.
 *
 * @param isRepairable Errors besides lost connections after which a fresh look at the server may help.
 */
export function keepTrying(
  policy: RetryPolicy,
  patienceMs: number,
  signal: AbortSignal | undefined,
  isRepairable: (error: unknown) => boolean = () => false,
): KeepTrying {
  let failures = 0;
  let failingSinceMs = 0;
  return {
    advanced() {
      failures = 0;
    },
    async pauseAfter(error) {
      signal?.throwIfAborted();
      const nowMs = performance.now();
      if (failures++ === 0) failingSinceMs = nowMs;
      const delayMs = delayAfter(error, failures, policy, isRepairable);
      if (delayMs === undefined || nowMs + delayMs - failingSinceMs > patienceMs) throw error;
      await pause(delayMs, signal);
    },
  };
}

function delayAfter(
  error: unknown,
  failures: number,
  policy: RetryPolicy,
  isRepairable: (error: unknown) => boolean,
): number | undefined {
  const asked = retryDelayMs(error, failures, policy, Math.random());
  if (asked !== undefined) return asked;
  return isConnectionLoss(error) || isRepairable(error) ? backoffMs(failures, policy, Math.random()) : undefined;
}
