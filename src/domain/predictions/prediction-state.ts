import type { PredictionState } from './prediction.js';

export function hasEnded(state: PredictionState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}
