import type { RetryPolicy } from './retry-policy.js';

/** What any call accepts besides nice-grpc's `metadata` and `signal`. */
export interface DeadlineOptions {
  /** The call fails with DEADLINE_EXCEEDED after this; 0 means never. Streams have none unless it is given. */
  timeoutMs?: number;
}

export interface RetryOptions {
  /** False sends the call once; a policy replaces parts of the client's. Only safe calls are ever sent twice. */
  retry?: boolean | Partial<RetryPolicy>;
}

/** What the deadline middleware tells the retry middleware. */
export interface DeadlineInstant {
  /** When the deadline passes, in milliseconds of `performance.now()`. */
  deadlineAtMs?: number;
}
