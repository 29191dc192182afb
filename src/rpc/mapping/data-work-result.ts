import type { DataWorkResult } from '../../app/evaluation/evaluation-types.js';

/** What the results of all work over labelled data have in common, as messages hold it. */
export function toDataWorkFields({ skipped, skippedCount, warnings, seconds }: DataWorkResult): {
  skipped: string[];
  skippedCount: number;
  warnings: string[];
  seconds: number;
} {
  return { skipped: [...skipped], skippedCount, warnings: [...warnings], seconds };
}
