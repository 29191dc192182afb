import type { LoadPoint, ProfileName } from './profiles.js';

/** A machine's own unrest; more than this is growth. */
const NOISE = 0.05;

export interface Saturation {
  readonly profile: ProfileName;
  /** The fewest calls at the same time that reach the highest throughput but for noise. */
  readonly concurrency: number;
  readonly patchesPerSecond: number;
  /** Whether more concurrency was tried; otherwise the curve may go on. */
  readonly isReached: boolean;
}

/** Of one profile's points, in the order of their concurrency. Undefined where nothing succeeded. */
export function saturationOf(points: readonly LoadPoint[]): Saturation | undefined {
  const best = Math.max(0, ...points.map(({ patchesPerSecond }) => patchesPerSecond));
  const knee = points.find(({ patchesPerSecond }) => best > 0 && patchesPerSecond >= best * (1 - NOISE));
  if (knee === undefined) return undefined;
  const { profile, concurrency, patchesPerSecond } = knee;
  return { profile, concurrency, patchesPerSecond, isReached: points.at(-1) !== knee };
}
