// The patch scores of one slide as they come in batches: kept for the score table, with the running slide scores.
import { createSlideScores } from '../../domain/aggregation/slide-scores.js';
import type { SlideScoreBatch } from '../../ports/compute-host.js';

export interface CollectedScores {
  readonly columns: Uint32Array;
  readonly rows: Uint32Array;
  /** (patches, models). */
  readonly probabilities: Float32Array;
}

export interface ScoreCollector {
  readonly patches: number;
  add(batch: SlideScoreBatch): void;
  /** One a model, 0 to 1; all 0 before the first patch. */
  slideScores(): readonly number[];
  /** All batches in the order they came. */
  collected(): CollectedScores;
}

export function createScoreCollector(modelCount: number): ScoreCollector {
  const batches: SlideScoreBatch[] = [];
  const slideScores = createSlideScores(modelCount);
  return {
    get patches() {
      return slideScores.patches;
    },
    add: (batch) => {
      batches.push(batch);
      slideScores.add(batch.probabilities);
    },
    slideScores: () => slideScores.scores(),
    collected: () => ({
      columns: joinIntegers(batches.map(({ columns }) => columns)),
      rows: joinIntegers(batches.map(({ rows }) => rows)),
      probabilities: joinFloats(batches.map(({ probabilities }) => probabilities)),
    }),
  };
}

function joinIntegers(parts: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(totalLength(parts));
  copyInto(joined, parts);
  return joined;
}

function joinFloats(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(totalLength(parts));
  copyInto(joined, parts);
  return joined;
}

function copyInto<T extends Uint32Array | Float32Array>(target: T, parts: readonly T[]): void {
  let offset = 0;
  for (const part of parts) {
    target.set(part, offset);
    offset += part.length;
  }
}

function totalLength(parts: readonly { readonly length: number }[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
