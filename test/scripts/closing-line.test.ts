import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../architecture/cruise-source.js';
import { runCommand } from '../house/run-script.js';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
}

const allPassed: Report = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

describe('the closing line', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'sentinode-report-'));
  });
  afterAll(async () => rm(directory, { recursive: true, force: true }));

  async function close(exitStatus: number, report: Report | undefined) {
    const file = path.join(directory, report === undefined ? 'absent.json' : 'report.json');
    if (report !== undefined) await writeFile(file, JSON.stringify(report));
    return runCommand('node', ['scripts/closing-line.mjs', String(exitStatus), file], repositoryRoot);
  }

  it('counts a clean run', async () => {
    expect(await close(0, allPassed)).toEqual({ exitCode: 0, output: '7 passed, 0 failed\n' });
  });

  it('names skipped tests only when there are some', async () => {
    const report = { ...allPassed, numPendingTests: 2, numTodoTests: 1 };
    expect(await close(0, report)).toEqual({ exitCode: 0, output: '7 passed, 0 failed, 3 skipped\n' });
  });

  it('counts a file that failed to load as one failure beside the failed tests', async () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
    ];
    const report = { ...allPassed, numFailedTests: 1, testResults };
    expect(await close(1, report)).toEqual({ exitCode: 1, output: '7 passed, 2 failed\n' });
  });

  it('counts a run that ended badly with no failed test as one failure', async () => {
    expect(await close(2, allPassed)).toEqual({ exitCode: 1, output: '7 passed, 1 failed\n' });
  });

  it('counts a run without a report, or without a test, as one failure', async () => {
    expect(await close(0, undefined)).toEqual({ exitCode: 1, output: '0 passed, 1 failed\n' });
    expect(await close(0, { ...allPassed, numPassedTests: 0 })).toEqual({
      exitCode: 1,
      output: '0 passed, 1 failed\n',
    });
  });
});
