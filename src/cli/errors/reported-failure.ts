import type { ExitCode } from './exit-codes.js';

/** Some inputs failed, each has been reported, and the others went on: only the exit code is left to be told. */
export class ReportedFailure extends Error {
  override readonly name = 'ReportedFailure';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode) {
    super('some inputs failed');
    this.exitCode = exitCode;
  }
}
