import type { ExitCode } from './exit-codes.js';

/** An error of the command line itself: what the server answers arrives as `SentinodeError`. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly reason: string;
  readonly exitCode: ExitCode;

  constructor(reason: string, exitCode: ExitCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.exitCode = exitCode;
  }
}

/** The command line asks for something that cannot be. */
export function usageError(message: string): CliError {
  return new CliError('USAGE', 2, message);
}
