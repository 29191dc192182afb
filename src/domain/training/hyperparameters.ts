/** Zero (or empty) means the recipe's default for the architecture. */
export interface Hyperparameters {
  /** 1 to 1,000. */
  readonly epochs: number;
  /** 1 to 1,024. */
  readonly batchSize: number;
  /** Highest learning rate, above 0 and at most 1. */
  readonly learningRate: number;
  /** Decoupled weight decay, 0 to 1. */
  readonly weightDecay: number;
  /** 0 to 0.5. */
  readonly labelSmoothing: number;
  readonly schedule: '' | 'one-cycle' | 'plateau' | 'constant';
  /** Stop after this many epochs without a better validation AUC. */
  readonly earlyStopEpochs: number;
  /** 0 means all. */
  readonly patchesPerEpoch: number;
  readonly seed: number;
}
