import type { ScoreTransform } from './ensemble-manifest.js';
import { transformScore } from './transform-score.js';

export interface MemberNormalisation {
  readonly mean: number;
  readonly standardDeviation: number;
}

/** A member that gives every sample the same score carries nothing; this keeps its z at 0 instead of dividing by 0. */
const MIN_STANDARD_DEVIATION = 1e-6;

/** Mean and (population) standard deviation of each member's transformed scores. */
export function memberNormalisation(
  scores: readonly (readonly number[])[],
  members: number,
  transform: ScoreTransform,
): readonly MemberNormalisation[] {
  return Array.from({ length: members }, (_, member) => {
    const values = scores.map((row) => transformScore(row[member] ?? 0, transform));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, standardDeviation: Math.max(MIN_STANDARD_DEVIATION, Math.sqrt(variance)) };
  });
}

/** Each sample's z-scores. */
export function zScores(
  scores: readonly (readonly number[])[],
  normalisation: readonly MemberNormalisation[],
  transform: ScoreTransform,
): readonly (readonly number[])[] {
  return scores.map((row) =>
    normalisation.map(
      ({ mean, standardDeviation }, member) => (transformScore(row[member] ?? 0, transform) - mean) / standardDeviation,
    ),
  );
}

/** Σ weight · z of one sample. */
export function weightedSum(z: readonly number[], weights: readonly number[]): number {
  return z.reduce((sum, value, member) => sum + value * (weights[member] ?? 0), 0);
}
