import type { ScoreTransform } from './ensemble-manifest.js';

/** Largest distance of a logit from 0. A float32 sigmoid is 0 or 1 beyond about 17; 12 is a probability of 6e-6. */
const LOGIT_LIMIT = 12;

/** A member's probability 0…1 on the scale of its normalisation constants. */
export function transformScore(score: number, transform: ScoreTransform): number {
  if (transform === 'identity') return score;
  return Math.min(LOGIT_LIMIT, Math.max(-LOGIT_LIMIT, Math.log(score / (1 - score))));
}
