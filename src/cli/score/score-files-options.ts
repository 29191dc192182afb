import type { PatchAggregation, Priority } from '@sentinode/client';

/** How files are scored; what is left out is the server's matter. */
export interface ScoreFilesOptions {
  readonly aggregation?: PatchAggregation;
  readonly priority?: Priority;
  readonly signal: AbortSignal;
}
