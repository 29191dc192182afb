/**
 * What is put on the server. `patches`: unary calls of ScorePatches; `streams`: StreamPatchScores, each with its own
 * patches; `mixed`: as `patches`, while slides are under prediction all the time.
 */
export const PROFILE_NAMES = ['patches', 'streams', 'mixed'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

export const PROFILE_TEXT: Readonly<Record<ProfileName, string>> = {
  patches: 'ScorePatches, one call after another on each line',
  streams: 'StreamPatchScores, one stream after another on each line',
  mixed: 'ScorePatches beside slides in PredictSlide',
};

/** One profile at one concurrency. */
export interface LoadPoint {
  readonly profile: ProfileName;
  readonly concurrency: number;
  /** From the first call to the end of the last. */
  readonly seconds: number;
  readonly calls: number;
  readonly callsPerSecond: number;
  /** Of calls that succeeded. */
  readonly patchesPerSecond: number;
  readonly latencyMs: LatencyMs;
  /** Calls that did not succeed, by status. */
  readonly errors: Readonly<Record<string, number>>;
  /** What ghz heard of them, the most frequent first. */
  readonly errorTexts: readonly string[];
  /** Of slides in the same time; of `mixed` alone. */
  readonly slides?: SlideLoad;
  /** Of a server that was started for the run, on Linux. */
  readonly server?: ServerUse;
}

/** Of calls that succeeded; NaN where none did. */
export interface LatencyMs {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface SlideLoad {
  readonly atOnce: number;
  readonly finished: number;
  readonly failed: number;
  /** Mean of those that finished; NaN where none did. */
  readonly meanSeconds: number;
}

/** Cores in use on the mean, and memory at the end of the point. */
export interface ServerUse {
  /** The process that speaks gRPC. */
  readonly serviceCores: number;
  /** Its children, which decode and compute. */
  readonly computeCores: number;
  readonly serviceMib: number;
  readonly computeMib: number;
}

/** Errors among all calls, slides included. */
export function errorShare(points: readonly LoadPoint[]): number {
  const sum = (of: (point: LoadPoint) => number): number => points.reduce((total, point) => total + of(point), 0);
  const failed = sum(({ errors, slides }) => errorCount(errors) + (slides?.failed ?? 0));
  const all = sum(({ calls, slides }) => calls + (slides?.finished ?? 0) + (slides?.failed ?? 0));
  return all === 0 ? 1 : failed / all;
}

export function errorCount(errors: LoadPoint['errors']): number {
  return Object.values(errors).reduce((total, count) => total + count, 0);
}
