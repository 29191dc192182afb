import type { ExitCode } from './exit-codes.js';

/** One place of the input that is wrong. */
export interface FieldProblem {
  /** Its path, such as `hyperparameters.epochs`; empty when the place alone says it. */
  readonly field: string;
  readonly description: string;
  /** Where the user wrote it: `train.yaml:12:5`, `--epochs`. */
  readonly place?: string;
}

/** An error of the command line itself: what the server answers arrives as `SentinodeError`. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly reason: string;
  readonly exitCode: ExitCode;
  readonly fields: readonly FieldProblem[];

  constructor(
    reason: string,
    exitCode: ExitCode,
    message: string,
    cause?: unknown,
    fields: readonly FieldProblem[] = [],
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.exitCode = exitCode;
    this.fields = fields;
  }
}

/** The command line asks for something that cannot be. */
export function usageError(message: string): CliError {
  return new CliError('USAGE', 2, message);
}
