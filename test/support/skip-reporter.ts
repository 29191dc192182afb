// Ends every run with the tests that were skipped, by name and reason: nothing is passed over in silence.
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** Matches the mark that `suiteThatNeeds` puts into a name. */
const needsMark = /\[needs (?<what>[^\]]+)\]/;

export interface SkippedTest {
  readonly name: string;
  /** Undefined when the test was skipped without saying why, which fails the run. */
  readonly reason: string | undefined;
}

/** What `context.skip(note)` said, else what the suite’s name says it needs. */
export function skipReason(fullName: string, note: string | undefined): string | undefined {
  if (note !== undefined && note !== '') return note;
  const what = needsMark.exec(fullName)?.groups?.['what'];
  return what === undefined ? undefined : `needs ${what}`;
}

export function describeSkipped(skipped: readonly SkippedTest[]): string {
  const lines = skipped.map(({ name, reason }) => `  - ${name}: ${reason ?? 'NO REASON GIVEN (this fails the run)'}`);
  return [`${skipped.length} skipped:`, ...lines].join('\n');
}

function toSkipped(test: TestCase): SkippedTest | undefined {
  const result = test.result();
  if (result.state !== 'skipped') return undefined;
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  return {
    name,
    reason: test.options.mode === 'todo' ? 'still to be written' : skipReason(test.fullName, result.note),
  };
}

export class SkipReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    // With -t, everything that the pattern leaves out counts as skipped: that is what was asked for.
    if (this.#vitest?.config.testNamePattern !== undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.map(toSkipped).filter((test) => test !== undefined);
    if (skipped.length === 0) return;
    process.stdout.write(`\n${describeSkipped(skipped)}\n`);
    if (skipped.some(({ reason }) => reason === undefined)) process.exitCode = 1;
  }
}
