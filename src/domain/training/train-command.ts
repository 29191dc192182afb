import type { DataRequest } from '../dataset/data-request.js';
import type { Hyperparameters } from './hyperparameters.js';

/** What a caller asks to be trained, as it came; stored with the run, so that it can go on after a restart. */
export interface TrainCommand {
  readonly architecture: string;
  readonly patches: {
    readonly trainingDir: string;
    /** Empty: a stratified 8:2 split of `trainingDir`. */
    readonly validationDir: string;
    /** Empty: `tumor`, `tumour`. */
    readonly tumourClasses: readonly string[];
    readonly mppX: number;
    readonly mppY: number;
    /** 0: the whole patch. */
    readonly labelSizePx: number;
  };
  /** Instead of the folders, of which scale and label area alone then count. */
  readonly data?: DataRequest;
  /** Zero (or empty) means the recipe's default. */
  readonly hyperparameters: Hyperparameters;
  readonly modelName: string;
  /** `name/version`; empty means from scratch. */
  readonly initialModel: string;
  /** Idempotency key; empty: none. */
  readonly requestId: string;
}
