/** The grid on which lesions are compared: level 0 divided by `downsample`. */
export interface EvaluationScale {
  /** Micrometres a level-0 pixel. */
  readonly level0Mpp: number;
  /** Level-0 pixels a mask pixel, along each side. */
  readonly downsample: number;
}

/** CAMELYON16: level 5 of 0.243 µm/px, for the slides of both hospitals alike: 7.776 µm a mask pixel. */
export const CAMELYON16_SCALE: EvaluationScale = { level0Mpp: 0.243, downsample: 32 };

/** Micrometres a mask pixel. */
export function maskMpp({ level0Mpp, downsample }: EvaluationScale): number {
  return level0Mpp * downsample;
}
