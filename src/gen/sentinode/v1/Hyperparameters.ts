// Original file: proto/sentinode/v1/training.proto

import type { Long } from '@grpc/proto-loader';

/**
 * How a network is trained. Zero, or empty, means the recipe's default everywhere.
 */
export interface Hyperparameters {
  /**
   * Passes over the data, 1 to 1,000.
   */
  'epochs'?: (number);
  /**
   * Patches a step, 2 to 1,024. Refused, with an estimate, when the machine's memory cannot hold it.
   */
  'batchSize'?: (number);
  /**
   * Highest learning rate, above 0 and at most 1.
   */
  'learningRate'?: (number | string);
  /**
   * Weight decay, 0 to 1; `adamw` decouples it from the gradient.
   */
  'weightDecay'?: (number | string);
  /**
   * Label smoothing, 0 to 0.5.
   */
  'labelSmoothing'?: (number | string);
  /**
   * Learning-rate schedule: `one-cycle`, `cosine`, `plateau` (half after 3 epochs without a lower validation loss, not
   * below 5e-5) or `constant`.
   */
  'schedule'?: (string);
  /**
   * Stop after this many epochs without a better validation AUC; 0 means never.
   */
  'earlyStopEpochs'?: (number);
  /**
   * Patches an epoch; 0 means all, or what the recipe says.
   */
  'patchesPerEpoch'?: (number);
  /**
   * Seed of everything random, 0 to 2^53 - 1.
   */
  'seed'?: (number | string | Long);
  /**
   * Named set of defaults: `shipped`, which trained the shipped models, or `method`, the original one: Adam, plain
   * cross-entropy, plateau, no averaging, no clipping, no label smoothing. Empty means `shipped`.
   */
  'recipe'?: (string);
  /**
   * `adamw`, `adam` or `sgd`.
   */
  'optimizer'?: (string);
  /**
   * Momentum of `sgd`, below 1; 0 means 0.9.
   */
  'momentum'?: (number | string);
  /**
   * Largest global norm of the gradient, up to 1e9; larger gradients are scaled down to it.
   */
  'clipNorm'?: (number | string);
  /**
   * Share of all steps in which the rate of `one-cycle` rises, below 1.
   */
  'warmUpShare'?: (number | string);
  /**
   * `cross-entropy`, `weighted` (by class) or `focal` (weighted too).
   */
  'loss'?: (string);
  /**
   * Weight of tumour in `weighted` and `focal` where normal has 1, up to 1,000; 0 means both classes weigh the same
   * over an epoch.
   */
  'tumourWeight'?: (number | string);
  /**
   * Exponent of `focal`, up to 10; 0 means 2.
   */
  'focalGamma'?: (number | string);
  /**
   * Side in pixels of the centre that the loss covers; 0 means the label's area. Beyond the label's area the pixels
   * are taken to be of its class.
   */
  'lossSizePx'?: (number);
  /**
   * Share of the averaged weights, which are evaluated and registered, that is kept at each step, below 1.
   */
  'averageDecay'?: (number | string);
  /**
   * `inceptionv3`: what its filter counts are divided by, 1, 2 or 4; 0 means 2.
   */
  'downPara'?: (number);
}

/**
 * How a network is trained. Zero, or empty, means the recipe's default everywhere.
 */
export interface Hyperparameters__Output {
  /**
   * Passes over the data, 1 to 1,000.
   */
  'epochs': (number);
  /**
   * Patches a step, 2 to 1,024. Refused, with an estimate, when the machine's memory cannot hold it.
   */
  'batchSize': (number);
  /**
   * Highest learning rate, above 0 and at most 1.
   */
  'learningRate': (number);
  /**
   * Weight decay, 0 to 1; `adamw` decouples it from the gradient.
   */
  'weightDecay': (number);
  /**
   * Label smoothing, 0 to 0.5.
   */
  'labelSmoothing': (number);
  /**
   * Learning-rate schedule: `one-cycle`, `cosine`, `plateau` (half after 3 epochs without a lower validation loss, not
   * below 5e-5) or `constant`.
   */
  'schedule': (string);
  /**
   * Stop after this many epochs without a better validation AUC; 0 means never.
   */
  'earlyStopEpochs': (number);
  /**
   * Patches an epoch; 0 means all, or what the recipe says.
   */
  'patchesPerEpoch': (number);
  /**
   * Seed of everything random, 0 to 2^53 - 1.
   */
  'seed': (number);
  /**
   * Named set of defaults: `shipped`, which trained the shipped models, or `method`, the original one: Adam, plain
   * cross-entropy, plateau, no averaging, no clipping, no label smoothing. Empty means `shipped`.
   */
  'recipe': (string);
  /**
   * `adamw`, `adam` or `sgd`.
   */
  'optimizer': (string);
  /**
   * Momentum of `sgd`, below 1; 0 means 0.9.
   */
  'momentum': (number);
  /**
   * Largest global norm of the gradient, up to 1e9; larger gradients are scaled down to it.
   */
  'clipNorm': (number);
  /**
   * Share of all steps in which the rate of `one-cycle` rises, below 1.
   */
  'warmUpShare': (number);
  /**
   * `cross-entropy`, `weighted` (by class) or `focal` (weighted too).
   */
  'loss': (string);
  /**
   * Weight of tumour in `weighted` and `focal` where normal has 1, up to 1,000; 0 means both classes weigh the same
   * over an epoch.
   */
  'tumourWeight': (number);
  /**
   * Exponent of `focal`, up to 10; 0 means 2.
   */
  'focalGamma': (number);
  /**
   * Side in pixels of the centre that the loss covers; 0 means the label's area. Beyond the label's area the pixels
   * are taken to be of its class.
   */
  'lossSizePx': (number);
  /**
   * Share of the averaged weights, which are evaluated and registered, that is kept at each step, below 1.
   */
  'averageDecay': (number);
  /**
   * `inceptionv3`: what its filter counts are divided by, 1, 2 or 4; 0 means 2.
   */
  'downPara': (number);
}
