// Time and identity, so that use cases stay testable.

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Monotonic milliseconds. */
  monotonic(): number;
}

/** Makes ULIDs: sortable by time, unique in this process also within one millisecond. */
export type IdSource = () => string;
