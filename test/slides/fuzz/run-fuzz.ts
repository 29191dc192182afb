import type { ChildProcess } from 'node:child_process';
import { forkModule } from '../../../src/process/fork-module.js';
import type { CaseResult } from './run-case.js';
import type { FromWorker } from './worker.js';

/** One damaged file, opened and read: what any of them may cost at most, on a machine that does other work too. */
export const MAX_CASE_MS = 20_000;
/** Of the whole reading process, its code and libraries included. */
const MAX_PEAK_MIB = 1024;
/** From the fork to the first case: tsx compiles the readers. */
const MAX_START_MS = 120_000;

export interface FuzzOptions {
  readonly firstIndex: number;
  readonly count: number;
  readonly runSeed: number;
  readonly processes: number;
  /** Of slides to start from instead of the repository's. */
  readonly foreignDir?: string;
  /** No new cases after this; those under way end. */
  readonly deadlineMs?: number;
  readonly onProgress?: (done: number, failures: number) => void;
}

export interface Failure {
  readonly index: number;
  readonly problem: string;
  readonly result?: CaseResult;
}

export interface FuzzReport {
  readonly done: number;
  readonly failures: readonly Failure[];
  readonly outcomes: ReadonlyMap<string, number>;
  readonly bySeed: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  readonly slowestIndex: number;
  readonly peakMib: number;
  readonly peakIndex: number;
  readonly seconds: number;
}

/** Runs the cases in child processes, a few at a time: what brings one down is a failure of that case. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const started = performance.now();
  const failures: Failure[] = [];
  const outcomes = new Map<string, number>();
  const bySeed = new Map<string, number>();
  const totals = { done: 0, slowestMs: 0, slowestIndex: 0, peakMib: 0, peakIndex: 0, next: options.firstIndex };

  function take(): number | undefined {
    const late = options.deadlineMs !== undefined && performance.now() - started > options.deadlineMs;
    if (late || totals.next >= options.firstIndex + options.count) return undefined;
    totals.next += 1;
    return totals.next - 1;
  }

  function note(index: number, problem: string | undefined, result?: CaseResult): void {
    totals.done += 1;
    if (problem !== undefined) failures.push({ index, problem, ...(result === undefined ? {} : { result }) });
    count(outcomes, result?.outcome ?? 'lost');
    if (result !== undefined) count(bySeed, result.seed);
    options.onProgress?.(totals.done, failures.length);
  }

  await Promise.all(
    Array.from({ length: options.processes }, () =>
      workThrough(options, take, {
        ended: (result, peakMib) => {
          if (result.ms > totals.slowestMs) Object.assign(totals, { slowestMs: result.ms, slowestIndex: result.index });
          if (peakMib > totals.peakMib) Object.assign(totals, { peakMib, peakIndex: result.index });
          const tooMuch = peakMib > MAX_PEAK_MIB ? `${Math.round(peakMib)} MiB at its peak` : undefined;
          note(result.index, result.offence ?? tooMuch, result);
        },
        lost: (index, problem) => note(index, problem),
      }),
    ),
  );
  const { next: _next, ...measured } = totals;
  return { ...measured, failures, outcomes, bySeed, seconds: (performance.now() - started) / 1000 };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

interface WorkEvents {
  ended(result: CaseResult, peakMib: number): void;
  lost(index: number, problem: string): void;
}

/** Keeps one child at work; a new one takes over from one that died. */
async function workThrough(
  { runSeed, foreignDir }: FuzzOptions,
  take: () => number | undefined,
  events: WorkEvents,
): Promise<void> {
  const args = [String(runSeed), ...(foreignDir === undefined ? [] : [foreignDir])];
  for (let index = take(); index !== undefined;) {
    index = await workWith(forkModule(import.meta.url, './worker.js', { args }), index, take, events);
  }
}

/** Resolves to the next case for another child, or undefined when there is none. */
function workWith(
  child: ChildProcess,
  first: number,
  take: () => number | undefined,
  events: WorkEvents,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    let current: number | undefined = first;
    let problem = 'did not start';
    let timer = setTimeout(() => child.kill('SIGKILL'), MAX_START_MS);
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        problem = `hung for ${MAX_CASE_MS / 1000} s`;
        child.kill('SIGKILL');
      }, MAX_CASE_MS);
    };
    child.on('message', (message: FromWorker) => {
      if (message.type === 'ended') {
        current = undefined;
        events.ended(message.result, message.peakMib);
        current = take();
      }
      if (message.type === 'started') return;
      problem = 'ended the process';
      watch();
      if (current === undefined) child.disconnect();
      else child.send(current);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (current === undefined) {
        resolve(undefined);
        return;
      }
      events.lost(current, `${problem} (${signal ?? `code ${code ?? 'none'}`})`);
      resolve(take());
    });
  });
}
