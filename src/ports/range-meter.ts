// What int8 is made from: the range of each value of a float32 network over given patches.
import type { ValueRange } from '../domain/quantisation/affine.js';
import type { NetworkDefinition, PatchBatch } from './inference-engine.js';

export interface RangeMeter {
  /** Takes the extremes of each value over the whole of each patch; all patches of one size. */
  measure(batch: PatchBatch): Promise<void>;
  /** By node, as the serving graph has them; throws INTERNAL before anything was measured. */
  ranges(percentile: number): ReadonlyMap<string, ValueRange>;
  dispose(): Promise<void>;
}

export type OpenRangeMeter = (definition: NetworkDefinition, patchSizePx: number) => Promise<RangeMeter>;
