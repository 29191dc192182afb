// `sentinode ARGS` without a process of its own, which would take a second to start.
import { runCli } from '../../src/cli/run-cli.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of stdout as JSON. */
  records(): Record<string, unknown>[];
}

/** The command line in this process: for everything but signals and what a process leaves behind. */
export async function runCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): Parameters<typeof runCli>[1]['stdout'] => ({
    write: (text) => (written[name] += text) !== '',
    once: () => undefined,
    off: () => undefined,
    on: () => undefined,
  });
  const code = await runCli(args, { stdout: stream('stdout'), stderr: stream('stderr') }, env);
  const records = (): Record<string, unknown>[] =>
    written.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, ...written, records };
}
