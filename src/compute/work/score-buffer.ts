import type { SlideScoreBatch } from '../../ports/compute-host.js';
import { joinScores } from '../join-scores.js';

/** Gathers scores until there is enough, or enough time has gone by, for a message. */
export interface ScoreBuffer {
  add(batch: SlideScoreBatch): void;
  isDue(): boolean;
  /** What is gathered; undefined for nothing. Starts anew. */
  take(): SlideScoreBatch | undefined;
}

/** Progress must show twice a second; a GPU's batches of a few milliseconds need no message each. */
const MAX_DELAY_MS = 250;
/** Keeps a message under 64 KiB for two models, and a resumed slide from losing more than this. */
const MAX_PATCHES = 4096;

export function createScoreBuffer(maxDelayMs = MAX_DELAY_MS): ScoreBuffer {
  let parts: SlideScoreBatch[] = [];
  let since = performance.now();
  const patches = (): number => parts.reduce((sum, part) => sum + part.columns.length, 0);
  return {
    add: (batch) => {
      parts.push(batch);
    },
    isDue: () => patches() >= MAX_PATCHES || performance.now() - since >= maxDelayMs,
    take: () => {
      since = performance.now();
      if (parts.length === 0) return undefined;
      const taken = parts;
      parts = [];
      return joinScores(taken);
    },
  };
}
