// The command line: parses, runs one command, and turns whatever happens into an exit code.
import { CommanderError } from 'commander';
import type { ContextOf, GlobalOptions } from './context.js';
import { usageError } from './errors/cli-error.js';
import { describeError } from './errors/describe-error.js';
import { EXIT, type ExitCode } from './errors/exit-codes.js';
import { ReportedFailure } from './errors/reported-failure.js';
import { createOutput, type Output } from './output/output.js';
import { buildProgram } from './program.js';
import { watchForStop, type BreakableStream, type StopWatch } from './watch-for-stop.js';

export interface CliStreams {
  readonly stdout: BreakableStream;
  readonly stderr: BreakableStream;
}

/** Runs the command line to its end and says how the process should exit. */
export async function runCli(
  args: readonly string[],
  { stdout, stderr }: CliStreams,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ExitCode> {
  const stop = watchForStop(stdout, stderr);
  const contextOf: ContextOf = (command) => {
    const globals = command.optsWithGlobals<GlobalOptions>();
    return { globals, env, signal: stop.signal, output: createOutput(globals.json ?? false, stdout, stderr) };
  };
  try {
    await buildProgram(contextOf, { stdout, stderr }).parseAsync(args, { from: 'user' });
    // A command that ends well has told nobody when stdout broke under it.
    const broken = stop.brokenBy();
    if (broken !== undefined) throw broken;
    return EXIT.ok;
  } catch (error) {
    return await exitCodeFor(error, stop, createOutput(args.includes('--json'), stdout, stderr));
  } finally {
    stop.release();
  }
}

async function exitCodeFor(thrown: unknown, stop: StopWatch, output: Output): Promise<ExitCode> {
  const error = stop.brokenBy() ?? thrown;
  // The reader of stdout has left: nobody is there to be told.
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'EPIPE') return EXIT.cancelled;
  if (error instanceof ReportedFailure) return error.exitCode;
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  const described = describeError(error instanceof CommanderError ? parseError(error) : error);
  await output.error(described);
  return described.exitCode;
}

/** Without a command commander has shown the help already and has nothing to say. */
function parseError(error: CommanderError): Error {
  const message = error.message.replace(/^error: /, '');
  return usageError(message === '(outputHelp)' ? 'no command given' : message);
}
