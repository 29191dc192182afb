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

/** Scanners of the challenge's two hospitals differ by less. */
const SAME_SCALE = 0.1;

/**
 * The scale for slides of another pixel size: the same micrometres a mask pixel, so that the rules hold in micrometres.
 * Up to a tenth off 0.243 µm/px it is the challenge's own, which takes all its slides for 0.243.
 */
export function evaluationScale(level0Mpp: number): EvaluationScale {
  if (Math.abs(level0Mpp / CAMELYON16_SCALE.level0Mpp - 1) <= SAME_SCALE) return CAMELYON16_SCALE;
  return { level0Mpp, downsample: maskMpp(CAMELYON16_SCALE) / level0Mpp };
}
