export const RECIPE_NAMES = ['shipped', 'method'] as const;
export type RecipeName = (typeof RECIPE_NAMES)[number];
export const OPTIMIZERS = ['adamw', 'adam', 'sgd'] as const;
/**
 * AdamW (Loshchilov and Hutter 2019), Adam (Kingma and Ba 2015) as Keras sets it, or gradient descent with momentum.
 */
export type OptimizerKind = (typeof OPTIMIZERS)[number];
export const SCHEDULES = ['one-cycle', 'cosine', 'plateau', 'constant'] as const;
export type ScheduleKind = (typeof SCHEDULES)[number];
export const LOSSES = ['cross-entropy', 'weighted', 'focal'] as const;
/** Per-pixel cross-entropy, the same weighted by class, or focal loss (Lin et al. 2017), weighted too. */
export type LossKind = (typeof LOSSES)[number];
/** By how much InceptionV3's filter counts may be divided in training. */
export const DOWN_PARAS = [1, 2, 4] as const;

/** Zero (or empty) means the recipe's default for the architecture. */
export interface Hyperparameters {
  /** Named set of defaults: `shipped` trained the shipped models, `method` is the original one. */
  readonly recipe: '' | RecipeName;
  /** 1 to 1,000. */
  readonly epochs: number;
  /** 2 to 1,024. */
  readonly batchSize: number;
  readonly optimizer: '' | OptimizerKind;
  /** Highest learning rate, above 0 and at most 1. */
  readonly learningRate: number;
  /** SGD's, below 1. */
  readonly momentum: number;
  /** 0 to 1. */
  readonly weightDecay: number;
  /** Largest global gradient norm, up to 1e9. */
  readonly clipNorm: number;
  readonly schedule: '' | ScheduleKind;
  /** One-cycle: share of all steps that rise, below 1. */
  readonly warmUpShare: number;
  readonly loss: '' | LossKind;
  /** Weight of tumour where normal has 1, up to 1,000; 0: both classes weigh the same. */
  readonly tumourWeight: number;
  /** Up to 10. */
  readonly focalGamma: number;
  /** Side of the centre that the loss covers; 0: the label's. */
  readonly lossSizePx: number;
  /** 0 to 0.5. */
  readonly labelSmoothing: number;
  /** Share of the averaged weights kept at each step, below 1. */
  readonly averageDecay: number;
  /** Stop after this many epochs without a better validation AUC. */
  readonly earlyStopEpochs: number;
  /** 0 means the recipe's: all patches in `shipped`. */
  readonly patchesPerEpoch: number;
  readonly seed: number;
  /** InceptionV3: 1, 2 or 4. */
  readonly downPara: number;
}

export const DEFAULT_HYPERPARAMETERS: Hyperparameters = {
  recipe: '',
  epochs: 0,
  batchSize: 0,
  optimizer: '',
  learningRate: 0,
  momentum: 0,
  weightDecay: 0,
  clipNorm: 0,
  schedule: '',
  warmUpShare: 0,
  loss: '',
  tumourWeight: 0,
  focalGamma: 0,
  lossSizePx: 0,
  labelSmoothing: 0,
  averageDecay: 0,
  earlyStopEpochs: 0,
  patchesPerEpoch: 0,
  seed: 0,
  downPara: 0,
};
