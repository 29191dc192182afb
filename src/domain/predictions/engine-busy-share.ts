import type { PhaseSeconds } from './prediction.js';

/** Of the seconds from opening the slide to its last score, the share in which the engine worked for it, 0 to 1. */
export function engineBusyShare({ opening, tissue, scoring, computing }: PhaseSeconds): number {
  const all = opening + tissue + scoring;
  return all > 0 ? Math.min(1, computing / all) : 0;
}
