import type { AugmentationOptions } from '../../domain/augmentation/augmentation-options.js';
import type { SharedPatches } from './shared-patches.js';

/** What an augmentation thread starts with. */
export interface BatchWorkerData {
  readonly patches: SharedPatches;
  readonly augmentation: AugmentationOptions;
  readonly seed: number;
}

/** One batch to augment, or `close`: answer what was asked and end. */
export type BatchRequest = PlannedRequest | 'close';

export interface PlannedRequest {
  readonly id: number;
  /** Seeds the augmentation, with the place in the batch. */
  readonly step: number;
  readonly indices: readonly number[];
}

export type BatchReply =
  | { readonly type: 'batch'; readonly id: number; readonly pixels: Float32Array }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
