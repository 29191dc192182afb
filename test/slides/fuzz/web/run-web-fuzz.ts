import { forEachLimited } from '../../../../src/domain/async/for-each-limited.js';
import { readRecording } from './recorded-answers.js';
import { runWebCase, type WebCaseResult } from './run-web-case.js';

/** Most of a case is waiting: for silence, and for the next try. */
const AT_ONCE = 16;

export interface WebFuzzReport {
  readonly failures: readonly WebCaseResult[];
  readonly outcomes: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  readonly seconds: number;
}

export async function runWebFuzz(run: {
  readonly firstIndex: number;
  readonly count: number;
  readonly runSeed: number;
}): Promise<WebFuzzReport> {
  const recording = await readRecording();
  const started = performance.now();
  const failures: WebCaseResult[] = [];
  const outcomes = new Map<string, number>();
  let slowestMs = 0;
  const indices = Array.from({ length: run.count }, (_, i) => run.firstIndex + i);
  await forEachLimited(indices, AT_ONCE, async (index) => {
    const result = await runWebCase(recording, run.runSeed, index);
    if (result.offence !== undefined) failures.push(result);
    outcomes.set(result.outcome, (outcomes.get(result.outcome) ?? 0) + 1);
    slowestMs = Math.max(slowestMs, result.ms);
  });
  return { failures, outcomes, slowestMs, seconds: (performance.now() - started) / 1000 };
}
