// Real numbers as bytes: real = scale · (byte − zeroPoint).

/** What a value spans, over every cell and channel. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

export interface Affine {
  /** Above 0. */
  readonly scale: number;
  /** 0…255: the byte that stands for 0 exactly. */
  readonly zeroPoint: number;
}

/** The byte form of a range widened to hold 0, so that padding and the end of a ReLU are exact. */
export function affineOf({ low, high }: ValueRange): Affine {
  const from = Math.min(0, low);
  const to = Math.max(0, high);
  // A value that is always 0 has any scale; this is a float32 that no product brings to infinity.
  const scale = Math.fround(to > from ? (to - from) / 255 : 1);
  return { scale, zeroPoint: Math.min(255, Math.max(0, Math.round(-from / scale))) };
}
