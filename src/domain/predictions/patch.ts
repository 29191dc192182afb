// Single patches as callers send them, and their scores.
import type { ModelScore } from './prediction.js';

export type PatchContent =
  | { readonly kind: 'encoded'; readonly data: Uint8Array }
  | { readonly kind: 'raw'; readonly data: Uint8Array; readonly widthPx: number; readonly heightPx: number };

export interface Patch {
  readonly id: string;
  readonly content: PatchContent;
}

export interface ProbabilityMap {
  readonly model: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Row by row from the top, 0 to 1. */
  readonly probabilities: Float32Array;
}

export interface PatchScore {
  readonly id: string;
  readonly modelScores: readonly ModelScore[];
  readonly ensembleProbability: number;
  readonly maps: readonly ProbabilityMap[];
  readonly warnings: readonly string[];
}
