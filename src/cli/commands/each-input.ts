import type { CliContext } from '../context.js';
import { describeError, isAbort } from '../errors/describe-error.js';
import type { ExitCode } from '../errors/exit-codes.js';
import { ReportedFailure } from '../errors/reported-failure.js';
import type { Input } from '../inputs/expand-inputs.js';

/**
 * Works on one input after the other. One that fails is reported under `subject` and the others go on; the first
 * failure's exit code stays. Ctrl-C ends it all.
 */
export async function eachInput(
  context: CliContext,
  subject: string,
  inputs: Iterable<Input> | AsyncIterable<Input>,
  work: (path: string) => Promise<void>,
): Promise<void> {
  let failure: ExitCode | undefined;
  for await (const { path, problem } of inputs) {
    try {
      context.signal.throwIfAborted();
      if (problem !== undefined) throw problem;
      await work(path);
    } catch (error) {
      if (context.signal.aborted && isAbort(error)) throw error;
      const described = describeError(error);
      await context.output.error(described, { [subject]: path });
      failure ??= described.exitCode;
    }
  }
  if (failure !== undefined) throw new ReportedFailure(failure);
}
