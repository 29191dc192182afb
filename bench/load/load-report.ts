import type { LoadOptions } from './load-options.js';
import { errorCount, errorShare, PROFILE_NAMES, PROFILE_TEXT, type LoadPoint } from './profiles.js';
import type { MachineFacts } from '../processes/machine-facts.js';
import { saturationOf } from './saturation.js';

/** All that is told of a run; also written as JSON. */
export interface LoadReport {
  readonly startedAt: string;
  readonly software: string;
  readonly machine: MachineFacts;
  readonly options: LoadOptions;
  readonly points: readonly LoadPoint[];
}

/** A table of texts; the first column is a name, the others are numbers. */
export interface ReportTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function succeeded({ points, options }: LoadReport): boolean {
  return errorShare(points) <= options.maxErrorShare;
}

/** The verdict, what was run on what, and what the curves say: a sentence each. */
export function summaryOf(report: LoadReport): readonly string[] {
  const { options, machine, points } = report;
  const share = `${(100 * errorShare(points)).toFixed(2)} %`;
  const verdict = succeeded(report) ? 'Passed' : 'Failed';
  const where = options.target ?? 'a server started for the run, on the same machine';
  return [
    `${verdict}: ${share} of the calls failed; allowed are ${(100 * options.maxErrorShare).toFixed(2)} %.`,
    `Against ${where}: ${options.batch} patches a call of ScorePatches, ${options.streamPatches} a call of StreamPatchScores, ${options.slides} slides at once in mixed, ${options.seconds} s a point.`,
    `${machine.cpu}, ${machine.cores} cores; load average before ${machine.loadBefore.toFixed(1)}, after ${machine.loadAfter.toFixed(1)}; ${report.software}; ${report.startedAt}.`,
    ...PROFILE_NAMES.flatMap((profile) => saturationText(points.filter((point) => point.profile === profile))),
  ];
}

function saturationText(points: readonly LoadPoint[]): readonly string[] {
  const saturation = saturationOf(points);
  if (saturation === undefined) return [];
  const { profile, concurrency, patchesPerSecond, isReached } = saturation;
  const rate = `${patchesPerSecond.toFixed(1)} patches/s`;
  if (isReached)
    return [
      `${profile} (${PROFILE_TEXT[profile]}): saturated from ${concurrency} calls at the same time on, at ${rate}.`,
    ];
  return [
    `${profile} (${PROFILE_TEXT[profile]}): ${rate} at ${concurrency} calls at the same time, the most that was tried.`,
  ];
}

const POINT_HEAD = [
  'profile',
  'at once',
  'calls',
  'calls/s',
  'patches/s',
  'mean ms',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'errors',
  'error share',
];

/** A line a point. */
export function pointTable(points: readonly LoadPoint[]): ReportTable {
  const rows = points.map(({ profile, concurrency, calls, callsPerSecond, patchesPerSecond, latencyMs, errors }) => [
    profile,
    String(concurrency),
    String(calls),
    callsPerSecond.toFixed(1),
    patchesPerSecond.toFixed(1),
    ...[latencyMs.mean, latencyMs.p50, latencyMs.p95, latencyMs.p99].map(shortNumber),
    String(errorCount(errors)),
    calls === 0 ? '–' : `${((100 * errorCount(errors)) / calls).toFixed(2)} %`,
  ]);
  return { head: POINT_HEAD, rows };
}

/** The slides beside the calls of mixed; undefined where it was not run. */
export function slideTable(points: readonly LoadPoint[]): ReportTable | undefined {
  const rows = points.flatMap(({ concurrency, slides }) =>
    slides === undefined
      ? []
      : [
          [
            String(concurrency),
            String(slides.atOnce),
            String(slides.finished),
            String(slides.failed),
            shortNumber(slides.meanSeconds),
          ],
        ],
  );
  if (rows.length === 0) return undefined;
  return { head: ['calls at once', 'slides at once', 'finished', 'failed', 'mean s'], rows };
}

/** Cores and memory of the server; undefined where it is not ours to look at. */
export function serverTable(points: readonly LoadPoint[]): ReportTable | undefined {
  const rows = points.flatMap(({ profile, concurrency, server }) =>
    server === undefined
      ? []
      : [
          [
            profile,
            String(concurrency),
            server.serviceCores.toFixed(2),
            server.computeCores.toFixed(2),
            server.serviceMib.toFixed(0),
            server.computeMib.toFixed(0),
          ],
        ],
  );
  if (rows.length === 0) return undefined;
  const head = ['profile', 'at once', 'service: cores', 'compute: cores', 'service: MiB', 'compute: MiB'];
  return { head, rows };
}

/** What failed, by status, with what ghz heard; undefined where nothing did. */
export function errorTable(points: readonly LoadPoint[]): ReportTable | undefined {
  const rows = points.flatMap(({ profile, concurrency, errors, errorTexts }) =>
    Object.entries(errors).map(([status, count]) => [
      profile,
      String(concurrency),
      status,
      String(count),
      errorTexts[0] ?? '',
    ]),
  );
  return rows.length === 0
    ? undefined
    : { head: ['profile', 'at once', 'status', 'calls', 'most frequent message'], rows };
}

function shortNumber(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value.toFixed(value < 100 ? 1 : 0);
}
