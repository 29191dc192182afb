/** A curve of any length in bounded memory: neighbours are averaged as it grows, so that all of it stays in view. */
export interface Curve {
  push(value: number): void;
  /** Oldest first; each stands for as many values as the others, but the last for those since. */
  readonly points: readonly number[];
}

/** Twice the width of a wide terminal. */
const MAX_POINTS = 512;

export function createCurve(maxPoints = MAX_POINTS): Curve {
  let points: number[] = [];
  let valuesPerPoint = 1;
  let pending: number[] = [];
  return {
    get points() {
      return pending.length === 0 ? points : [...points, mean(pending)];
    },
    push(value) {
      pending.push(value);
      if (pending.length < valuesPerPoint) return;
      points.push(mean(pending));
      pending = [];
      if (points.length < maxPoints) return;
      points = resampled(points, maxPoints / 2);
      valuesPerPoint *= 2;
    },
  };
}

/** At most `count` values, each the mean of its share of the given ones. */
export function resampled(values: readonly number[], count: number): number[] {
  if (values.length <= count) return [...values];
  return Array.from({ length: count }, (_, index) => {
    const begin = Math.floor((index * values.length) / count);
    const end = Math.floor(((index + 1) * values.length) / count);
    return mean(values.slice(begin, end));
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
