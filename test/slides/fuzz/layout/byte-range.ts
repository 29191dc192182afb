/** Bytes of a file from `start` to before `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export function holds(ranges: readonly ByteRange[], position: number): boolean {
  return ranges.some(({ start, end }) => position >= start && position < end);
}
