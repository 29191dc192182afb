import { join } from 'node:path';
import { treeUse, type TreeUse } from '../../test/support/process-use.js';
import type { LoadOptions } from './load-options.js';
import type { LatencyMs, LoadPoint, ProfileName, ServerUse, SlideLoad } from './profiles.js';
import { runGhz, type GhzReport, type GhzRun } from './run-ghz.js';
import type { LoadRequests } from './write-requests.js';

export interface LoadSubject {
  readonly target: string;
  readonly requests: LoadRequests;
  /** Of a server that was started for the run. */
  readonly pid: number | undefined;
}

/** A server lets one connection have a quarter of its streams, 16 by default; and one connection is one client. */
const CALLS_PER_CONNECTION = 8;
const NANOSECONDS_PER_MS = 1e6;

/** Puts one profile on the server at one concurrency. */
export async function measurePoint(
  profile: ProfileName,
  concurrency: number,
  options: LoadOptions,
  subject: LoadSubject,
): Promise<LoadPoint> {
  const before = subject.pid === undefined ? undefined : await treeUse(subject.pid);
  const startedMs = performance.now();
  const [report, slides] = await Promise.all([
    runGhz(callsOf(profile, concurrency, options, subject)),
    profile === 'mixed' ? slidesBeside(options, subject) : undefined,
  ]);
  const elapsedSeconds = (performance.now() - startedMs) / 1000;
  const after = subject.pid === undefined ? undefined : await treeUse(subject.pid);
  const patchesPerCall = profile === 'streams' ? options.streamPatches : options.batch;
  return {
    ...pointOf(report, patchesPerCall),
    profile,
    concurrency,
    ...(slides && { slides }),
    ...(before && after && { server: useBetween(before, after, elapsedSeconds) }),
  };
}

function callsOf(profile: ProfileName, concurrency: number, options: LoadOptions, subject: LoadSubject): GhzRun {
  const { target, requests } = subject;
  const streams = profile === 'streams';
  return {
    target,
    tls: options.tls,
    method: streams ? 'StreamPatchScores' : 'ScorePatches',
    dataFile: streams ? requests.streamFile : requests.patchesFile,
    ...(streams && { streamMessages: options.streamPatches }),
    concurrency,
    connections: Math.ceil(concurrency / CALLS_PER_CONNECTION),
    seconds: options.seconds,
    atEnd: 'wait',
    reportFile: join(requests.folder, 'calls.json'),
  };
}

/** Always as many under way: the next begins when one has ended; those under way at the end are left. */
async function slidesBeside(options: LoadOptions, { target, requests }: LoadSubject): Promise<SlideLoad> {
  const report = await runGhz({
    target,
    tls: options.tls,
    method: 'PredictSlide',
    dataFile: requests.slideFile,
    concurrency: options.slides,
    connections: 1,
    seconds: options.seconds,
    atEnd: 'ignore',
    reportFile: join(requests.folder, 'slides.json'),
  });
  const finished = report.statusCodeDistribution['OK'] ?? 0;
  return {
    atOnce: options.slides,
    finished,
    failed: report.count - finished,
    meanSeconds: finished === 0 ? NaN : report.average / NANOSECONDS_PER_MS / 1000,
  };
}

/** What ghz says, in our terms. */
export function pointOf(
  report: GhzReport,
  patchesPerCall: number,
): Pick<
  LoadPoint,
  'seconds' | 'calls' | 'callsPerSecond' | 'patchesPerSecond' | 'latencyMs' | 'errors' | 'errorTexts'
> {
  const { OK: succeeded = 0, ...errors } = report.statusCodeDistribution;
  const seconds = report.total / NANOSECONDS_PER_MS / 1000;
  const texts = Object.entries(report.errorDistribution).sort(([, a], [, b]) => b - a);
  return {
    seconds,
    calls: report.count,
    callsPerSecond: succeeded / seconds,
    patchesPerSecond: (succeeded * patchesPerCall) / seconds,
    latencyMs: latencyOf(report, succeeded),
    errors,
    errorTexts: texts.map(([text]) => text),
  };
}

function latencyOf({ average, latencyDistribution }: GhzReport, succeeded: number): LatencyMs {
  const at = (wanted: number): number =>
    (latencyDistribution?.find(({ percentage }) => percentage === wanted)?.latency ?? NaN) / NANOSECONDS_PER_MS;
  const mean = succeeded === 0 ? NaN : average / NANOSECONDS_PER_MS;
  return { mean, p50: at(50), p95: at(95), p99: at(99) };
}

function useBetween(before: TreeUse, after: TreeUse, seconds: number): ServerUse {
  return {
    serviceCores: (after.root.cpuSeconds - before.root.cpuSeconds) / seconds,
    computeCores: (after.children.cpuSeconds - before.children.cpuSeconds) / seconds,
    serviceMib: after.root.residentMib,
    computeMib: after.children.residentMib,
  };
}
