import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TlsFiles } from './load-options.js';

export interface GhzRun {
  readonly target: string;
  readonly tls: TlsFiles | undefined;
  /** Of sentinode.v1.PredictionService. */
  readonly method: 'ScorePatches' | 'StreamPatchScores' | 'PredictSlide';
  /** JSON: a message, or for a stream a list of them, sent over and over. */
  readonly dataFile: string;
  readonly concurrency: number;
  readonly connections: number;
  readonly seconds: number;
  /** Messages of one stream. */
  readonly streamMessages?: number;
  /** What becomes of calls under way at the end: waited for, or left out. */
  readonly atEnd: 'wait' | 'ignore';
  /** ghz writes its report here. */
  readonly reportFile: string;
}

/** The part of ghz' report that is read; times in nanoseconds. */
export interface GhzReport {
  readonly count: number;
  readonly total: number;
  readonly average: number;
  readonly rps: number;
  readonly statusCodeDistribution: Readonly<Record<string, number>>;
  readonly errorDistribution: Readonly<Record<string, number>>;
  readonly latencyDistribution: readonly { readonly percentage: number; readonly latency: number }[] | null;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const GHZ = join(ROOT, '.tools/bin/ghz');
/** Of one call: far beyond what a full queue costs, so that what times out is stuck. */
const CALL_TIMEOUT_SECONDS = 120;
const START_SECONDS = 30;

/** Throws with ghz' own words when it cannot begin; calls that fail are part of the report. */
export async function runGhz(run: GhzRun): Promise<GhzReport> {
  // A point ends with its last call; what takes longer hangs.
  const timeout = 1000 * (run.seconds + CALL_TIMEOUT_SECONDS + START_SECONDS);
  try {
    await promisify(execFile)(GHZ, ghzArguments(run), { timeout });
  } catch (error) {
    const { stderr = String(error) } = error as { stderr?: string };
    throw new Error(`ghz ${run.method} on ${run.target}: ${stderr}`, { cause: error });
  }
  return JSON.parse(await readFile(run.reportFile, 'utf8')) as GhzReport;
}

/** As a person would type them, so that a report can be repeated by hand. */
function ghzArguments(run: GhzRun): readonly string[] {
  const { tls, streamMessages } = run;
  return [
    ...(tls === undefined ? ['--insecure'] : tlsArguments(tls)),
    ...['--import-paths', join(ROOT, 'proto'), '--proto', 'sentinode/v1/prediction.proto'],
    ...['--call', `sentinode.v1.PredictionService.${run.method}`, '--data-file', run.dataFile],
    // The message is what it is: filling in templates would be ghz' work, not the server's.
    ...['--disable-template-functions', '--disable-template-data'],
    ...['--concurrency', String(run.concurrency), '--connections', String(run.connections)],
    ...['--duration', `${run.seconds}s`, '--duration-stop', run.atEnd, '--timeout', `${CALL_TIMEOUT_SECONDS}s`],
    ...(streamMessages === undefined ? [] : ['--stream-call-count', String(streamMessages)]),
    ...['--format', 'json', '--output', run.reportFile],
    run.target,
  ];
}

function tlsArguments({ ca, cert, key }: TlsFiles): readonly string[] {
  const given = Object.entries({ '--cacert': ca, '--cert': cert, '--key': key });
  return given.flatMap(([flag, file]) => (file === undefined ? [] : [flag, file]));
}
