export interface RetryBounds {
  /** Before the rate is known. */
  readonly unknown: number;
  readonly min: number;
  readonly max: number;
}

/** When a caller that was refused is to come back: once there is room, in whole milliseconds and within bounds. */
export function retryAfterMs(roomInMs: number | undefined, { unknown, min, max }: RetryBounds): number {
  return roomInMs === undefined ? unknown : Math.min(Math.max(Math.ceil(roomInMs), min), max);
}
