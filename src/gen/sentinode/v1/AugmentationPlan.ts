// Original file: proto/sentinode/v1/training_data.proto


/**
 * How patches are varied.
 */
export interface AugmentationPlan {
  /**
   * Where to begin: `stain`, `mild`, `original`, `method`, `method-simplenet`, `turns` or `none`; empty means the
   * recipe's. What is set below replaces its part.
   */
  'preset'?: (string);
  /**
   * Mirrored or not.
   */
  'flips'?: (boolean);
  /**
   * Turned by quarters, without resampling.
   */
  'quarterTurns'?: (boolean);
  /**
   * Degrees either way, 0 to 180. Turned corners show tissue where the slide has it, else a reflection.
   */
  'rotationDegrees'?: (number | string);
  /**
   * 0.1 means 0.9 to 1.1 times; 0 to 0.5.
   */
  'zoom'?: (number | string);
  /**
   * Pixels either way, 0 to 64.
   */
  'shiftPx'?: (number | string);
  /**
   * Brightness is multiplied by this to 1, as in the method; above 0 and at most 1.
   */
  'dimmest'?: (number | string);
  /**
   * Share of full scale added, either way, 0 to 1.
   */
  'brightness'?: (number | string);
  /**
   * 0.2 means 0.8 to 1.2 times, 0 to 1.
   */
  'contrast'?: (number | string);
  /**
   * 0.2 means 0.8 to 1.2 times, 0 to 1.
   */
  'saturation'?: (number | string);
  /**
   * Degrees either way, 0 to 180.
   */
  'hueDegrees'?: (number | string);
  /**
   * Amounts of haematoxylin and eosin, each times 1 ± this, 0 to 1.
   */
  'stainScale'?: (number | string);
  /**
   * … and moved by ± this in optical density, 0 to 1.
   */
  'stainShift'?: (number | string);
  '_flips'?: "flips";
  '_quarterTurns'?: "quarterTurns";
  '_rotationDegrees'?: "rotationDegrees";
  '_zoom'?: "zoom";
  '_shiftPx'?: "shiftPx";
  '_dimmest'?: "dimmest";
  '_brightness'?: "brightness";
  '_contrast'?: "contrast";
  '_saturation'?: "saturation";
  '_hueDegrees'?: "hueDegrees";
  '_stainScale'?: "stainScale";
  '_stainShift'?: "stainShift";
}

/**
 * How patches are varied.
 */
export interface AugmentationPlan__Output {
  /**
   * Where to begin: `stain`, `mild`, `original`, `method`, `method-simplenet`, `turns` or `none`; empty means the
   * recipe's. What is set below replaces its part.
   */
  'preset': (string);
  /**
   * Mirrored or not.
   */
  'flips'?: (boolean);
  /**
   * Turned by quarters, without resampling.
   */
  'quarterTurns'?: (boolean);
  /**
   * Degrees either way, 0 to 180. Turned corners show tissue where the slide has it, else a reflection.
   */
  'rotationDegrees'?: (number);
  /**
   * 0.1 means 0.9 to 1.1 times; 0 to 0.5.
   */
  'zoom'?: (number);
  /**
   * Pixels either way, 0 to 64.
   */
  'shiftPx'?: (number);
  /**
   * Brightness is multiplied by this to 1, as in the method; above 0 and at most 1.
   */
  'dimmest'?: (number);
  /**
   * Share of full scale added, either way, 0 to 1.
   */
  'brightness'?: (number);
  /**
   * 0.2 means 0.8 to 1.2 times, 0 to 1.
   */
  'contrast'?: (number);
  /**
   * 0.2 means 0.8 to 1.2 times, 0 to 1.
   */
  'saturation'?: (number);
  /**
   * Degrees either way, 0 to 180.
   */
  'hueDegrees'?: (number);
  /**
   * Amounts of haematoxylin and eosin, each times 1 ± this, 0 to 1.
   */
  'stainScale'?: (number);
  /**
   * … and moved by ± this in optical density, 0 to 1.
   */
  'stainShift'?: (number);
  '_flips'?: "flips";
  '_quarterTurns'?: "quarterTurns";
  '_rotationDegrees'?: "rotationDegrees";
  '_zoom'?: "zoom";
  '_shiftPx'?: "shiftPx";
  '_dimmest'?: "dimmest";
  '_brightness'?: "brightness";
  '_contrast'?: "contrast";
  '_saturation'?: "saturation";
  '_hueDegrees'?: "hueDegrees";
  '_stainScale'?: "stainScale";
  '_stainShift'?: "stainShift";
}
