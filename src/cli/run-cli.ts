// The command line: parses, runs one command, and turns whatever happens into an exit code.
import { CommanderError } from 'commander';
import type { ContextOf, GlobalOptions } from './context.js';
import { usageError } from './errors/cli-error.js';
import { describeError } from './errors/describe-error.js';
import { EXIT, type ExitCode } from './errors/exit-codes.js';
import { ReportedFailure } from './errors/reported-failure.js';
import { createOutput, type Output, type TextStream } from './output/output.js';
import { buildProgram } from './program.js';
import { watchForStop, type ResultStream } from './watch-for-stop.js';

export interface CliStreams {
  readonly stdout: ResultStream;
  readonly stderr: TextStream;
}

/** Runs the command line to its end and says how the process should exit. */
export async function runCli(
  args: readonly string[],
  { stdout, stderr }: CliStreams,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ExitCode> {
  const stop = watchForStop(stdout);
  const contextOf: ContextOf = (command) => {
    const globals = command.optsWithGlobals<GlobalOptions>();
    return { globals, env, signal: stop.signal, output: createOutput(globals.json ?? false, stdout, stderr) };
  };
  try {
    await buildProgram(contextOf, { stdout, stderr }).parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return await exitCodeFor(error, createOutput(args.includes('--json'), stdout, stderr));
  } finally {
    stop.release();
  }
}

async function exitCodeFor(error: unknown, output: Output): Promise<ExitCode> {
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
