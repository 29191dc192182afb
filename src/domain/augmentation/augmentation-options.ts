/** How far a training patch may be changed. All ranges are symmetric around "unchanged". */
export interface AugmentationOptions {
  /** Flips and quarter turns, all eight equally likely. */
  readonly flipsAndTurns: boolean;
  /** Degrees either way, on top of quarter turns; corners are reflected. 0…45. */
  readonly rotationDegrees: number;
  /** 0.1 means 0.9…1.1 times. */
  readonly zoom: number;
  /** Pixels either way; keep it small where the label covers the centre alone. */
  readonly shiftPx: number;
  /** Share of full scale added to all channels. */
  readonly brightness: number;
  /** 0.2 means 0.8…1.2 times, around mid-grey. */
  readonly contrast: number;
  readonly saturation: number;
  /** Degrees in the YIQ plane. */
  readonly hueDegrees: number;
  /** Haematoxylin, eosin and residual amounts are each multiplied by 1 ± this (Tellez et al. 2019). */
  readonly stainScale: number;
  /** … and moved by ± this, in optical density. */
  readonly stainShift: number;
}

/** Flips, turns and brightness: what the original method found to help. */
export const ORIGINAL_AUGMENTATION: AugmentationOptions = {
  flipsAndTurns: true,
  rotationDegrees: 45,
  zoom: 0,
  shiftPx: 0,
  brightness: 0.2,
  contrast: 0,
  saturation: 0,
  hueDegrees: 0,
  stainScale: 0,
  stainShift: 0,
};

/** Adds stain and colour variation, for slides from hospitals that training has not seen. The default. */
export const STAIN_AUGMENTATION: AugmentationOptions = {
  flipsAndTurns: true,
  rotationDegrees: 45,
  zoom: 0.12,
  shiftPx: 3,
  brightness: 0.1,
  contrast: 0.2,
  saturation: 0.25,
  hueDegrees: 12,
  stainScale: 0.2,
  stainShift: 0.04,
};

/** Half of STAIN_AUGMENTATION's colour changes: for short runs and small networks, which the full range underfits. */
export const MILD_AUGMENTATION: AugmentationOptions = {
  flipsAndTurns: true,
  rotationDegrees: 45,
  zoom: 0.08,
  shiftPx: 2,
  brightness: 0.05,
  contrast: 0.1,
  saturation: 0.12,
  hueDegrees: 6,
  stainScale: 0.1,
  stainShift: 0.02,
};

export const NO_AUGMENTATION: AugmentationOptions = {
  flipsAndTurns: false,
  rotationDegrees: 0,
  zoom: 0,
  shiftPx: 0,
  brightness: 0,
  contrast: 0,
  saturation: 0,
  hueDegrees: 0,
  stainScale: 0,
  stainShift: 0,
};

/** The presets by the names that a command line gives them. */
export const AUGMENTATION_PRESETS: Readonly<Record<string, AugmentationOptions>> = {
  stain: STAIN_AUGMENTATION,
  mild: MILD_AUGMENTATION,
  original: ORIGINAL_AUGMENTATION,
  none: NO_AUGMENTATION,
};
