/** Scored patches of a slide on their grid. */
export interface PatchGrid {
  /** One a patch. */
  readonly columns: ArrayLike<number>;
  readonly rows: ArrayLike<number>;
  /** Probability of tumour, 0…1, one a patch. */
  readonly probabilities: ArrayLike<number>;
  /** Sides of a cell in level-0 pixels; may be fractional. */
  readonly cellLevel0X: number;
  readonly cellLevel0Y: number;
  /** The same in micrometres. */
  readonly cellUmX: number;
  readonly cellUmY: number;
}

/** Patches above it are taken for tumour. */
export const TUMOUR_PROBABILITY = 0.5;
