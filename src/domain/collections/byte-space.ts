/** Ranges of a space of fixed size, each taken by one at a time. */
export interface ByteSpace {
  /** Where so many bytes are free, from now on taken; undefined where there is no such range. */
  take(bytes: number): number | undefined;
  /** Frees what `take` gave; freeing it again does nothing. */
  free(offset: number): void;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** First fit; starts are multiples of `alignment`. Its cost grows with the number of ranges taken: meant for dozens. */
export function createByteSpace(sizeBytes: number, alignment = 1): ByteSpace {
  /** By ascending start. */
  const taken: Range[] = [];
  return {
    take: (bytes) => {
      const index = taken.findIndex(({ start }, at) => alignedEnd(taken[at - 1], alignment) + bytes <= start);
      const before = index < 0 ? taken.length : index;
      const start = alignedEnd(taken[before - 1], alignment);
      if (start + bytes > sizeBytes) return undefined;
      taken.splice(before, 0, { start, end: start + bytes });
      return start;
    },
    free: (offset) => {
      const index = taken.findIndex(({ start }) => start === offset);
      if (index >= 0) taken.splice(index, 1);
    },
  };
}

function alignedEnd(range: Range | undefined, alignment: number): number {
  return range === undefined ? 0 : Math.ceil(range.end / alignment) * alignment;
}
