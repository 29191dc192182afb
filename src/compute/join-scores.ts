import type { SlideScoreBatch } from '../ports/compute-host.js';

/** One batch of several, in their order. */
export function joinScores(parts: readonly SlideScoreBatch[]): SlideScoreBatch {
  return {
    columns: Uint32Array.from(parts.flatMap(({ columns }) => [...columns])),
    rows: Uint32Array.from(parts.flatMap(({ rows }) => [...rows])),
    probabilities: Float32Array.from(parts.flatMap(({ probabilities }) => [...probabilities])),
  };
}
