/** How far a training patch may be changed. Ranges are symmetric around "unchanged" but for `dimmest`. */
export interface AugmentationOptions {
  /** Mirrored or not, equally likely. */
  readonly flips: boolean;
  /** Turned by 0, 90, 180 or 270 degrees, equally likely; by themselves without resampling. */
  readonly quarterTurns: boolean;
  /** Degrees either way, on top of quarter turns. 0…180. */
  readonly rotationDegrees: number;
  /** 0.1 means 0.9…1.1 times. */
  readonly zoom: number;
  /** Pixels either way; keep it small where the label covers the centre alone. */
  readonly shiftPx: number;
  /** All channels are multiplied by this…1; 1 leaves them. Above 0. */
  readonly dimmest: number;
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

export const NO_AUGMENTATION: AugmentationOptions = {
  flips: false,
  quarterTurns: false,
  rotationDegrees: 0,
  zoom: 0,
  shiftPx: 0,
  dimmest: 1,
  brightness: 0,
  contrast: 0,
  saturation: 0,
  hueDegrees: 0,
  stainScale: 0,
  stainShift: 0,
};

const TURNED: AugmentationOptions = { ...NO_AUGMENTATION, flips: true, quarterTurns: true, rotationDegrees: 45 };

/**
 * What the original method found to help, as it trained InceptionV3: 45° either way, both flips, 0.3 to 1 times as
 * bright.
 */
export const METHOD_AUGMENTATION: AugmentationOptions = {
  ...NO_AUGMENTATION,
  flips: true,
  rotationDegrees: 45,
  dimmest: 0.3,
};

/** The same as it trained SimpleNet: 90° either way, 0.5 to 1 times as bright. */
export const METHOD_SIMPLENET_AUGMENTATION: AugmentationOptions = {
  ...NO_AUGMENTATION,
  flips: true,
  rotationDegrees: 90,
  dimmest: 0.5,
};

/** All directions, flips, and brightness either way. */
const ORIGINAL_AUGMENTATION: AugmentationOptions = { ...TURNED, brightness: 0.2 };

/** Quarter turns and flips: no pixel is resampled or recoloured. */
export const TURNS_AUGMENTATION: AugmentationOptions = { ...TURNED, rotationDegrees: 0 };

/** Adds stain and colour variation, for slides from hospitals that training has not seen. */
export const STAIN_AUGMENTATION: AugmentationOptions = {
  ...TURNED,
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
  ...TURNED,
  zoom: 0.08,
  shiftPx: 2,
  brightness: 0.05,
  contrast: 0.1,
  saturation: 0.12,
  hueDegrees: 6,
  stainScale: 0.1,
  stainShift: 0.02,
};

/** The presets by the names that a command line and a request give them. */
export const AUGMENTATION_PRESETS: Readonly<Record<string, AugmentationOptions>> = {
  stain: STAIN_AUGMENTATION,
  mild: MILD_AUGMENTATION,
  original: ORIGINAL_AUGMENTATION,
  method: METHOD_AUGMENTATION,
  'method-simplenet': METHOD_SIMPLENET_AUGMENTATION,
  turns: TURNS_AUGMENTATION,
  none: NO_AUGMENTATION,
};
