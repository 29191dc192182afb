import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OipOptions } from './oip-options.js';

export interface PerfFigures {
  /** As perf_analyzer says it: inferences, a patch each. */
  readonly patchesPerSecond: number;
  /** Of a request. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

const PERF_ANALYZER = fileURLToPath(new URL('../../.tools/bin/perf_analyzer', import.meta.url));
/**
 * It measures windows until three in a row agree within so many per cent, and tells their mean. Always three: how far
 * turns are apart says more of a machine's unrest than a longest turn that fails.
 */
const STABILITY_PERCENT = 999;
const TRIALS = 3;

/** One turn on one model; `folder` takes its report. */
export async function perfAnalyzer(
  address: string,
  model: string,
  { concurrency, batch, seconds }: OipOptions,
  folder: string,
): Promise<PerfFigures> {
  const report = join(folder, `${model}.csv`);
  await promisify(execFile)(PERF_ANALYZER, [
    ...['-m', model, '-u', address, '-i', 'grpc', '-b', String(batch), '--concurrency-range', String(concurrency)],
    ...['--measurement-interval', String(1000 * seconds), '--max-trials', String(TRIALS)],
    ...['--stability-percentage', String(STABILITY_PERCENT), '--percentile', '95', '-f', report],
  ]);
  return readFigures(await readFile(report, 'utf8'));
}

/** A line of names and one of values; times in µs. */
export function readFigures(csv: string): PerfFigures {
  const [names = '', values = ''] = csv.trim().split('\n');
  const cells = values.split(',');
  const of = (name: string): number => Number(cells[names.split(',').indexOf(name)] ?? NaN);
  return {
    patchesPerSecond: of('Inferences/Second'),
    p50Ms: of('p50 latency') / 1000,
    p95Ms: of('p95 latency') / 1000,
    p99Ms: of('p99 latency') / 1000,
  };
}
