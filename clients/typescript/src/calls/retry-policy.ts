import { SentinodeError } from '../errors/sentinode-error.js';

export interface RetryPolicy {
  /** Attempts in all, the first included; 1 to 5, as gRFC A6 caps them. 1 switches retries off. */
  readonly maxAttempts: number;
  /** Longest wait before the second attempt in milliseconds; it doubles from attempt to attempt. */
  readonly baseDelayMs: number;
  /** Longest wait of the client's own choice in milliseconds; the server may ask for more. */
  readonly maxDelayMs: number;
}

const DEFAULT_RETRY_POLICY: RetryPolicy = { maxAttempts: 5, baseDelayMs: 200, maxDelayMs: 5_000 };

/** Completes and bounds what a user gave. */
export function retryPolicy(given: Partial<RetryPolicy> = {}): RetryPolicy {
  const policy = { ...DEFAULT_RETRY_POLICY, ...given };
  return { ...policy, maxAttempts: Math.min(5, Math.max(1, Math.trunc(policy.maxAttempts))) };
}

/**
 * How long to wait before the next try, or undefined when the error must reach the caller.
 * UNAVAILABLE is tried again, and whatever the server says when to try again; never CANCELLED,
 * DEADLINE_EXCEEDED or DATA_LOSS (AIP-194).
 *
 * @param failures Tries that failed so far, from 1.
 * @param random A number from 0 to 1.
 */
export function retryDelayMs(
  error: unknown,
  failures: number,
  policy: RetryPolicy,
  random: number,
): number | undefined {
  if (!(error instanceof SentinodeError)) return undefined;
  if (error.pushbackMs !== undefined) return error.pushbackMs < 0 ? undefined : error.pushbackMs;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs + random * policy.baseDelayMs;
  return error.code === 'UNAVAILABLE' ? backoffMs(failures, policy, random) : undefined;
}

/** Exponential back-off of which the upper half is random, so that clients do not come back all at once. */
export function backoffMs(failures: number, policy: RetryPolicy, random: number): number {
  const ceiling = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (failures - 1));
  return (ceiling * (1 + random)) / 2;
}
