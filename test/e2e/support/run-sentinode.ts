// The command line as its user runs it: a process with arguments, streams and an exit code.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const REPO_ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of stdout as JSON. */
  records(): Record<string, unknown>[];
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves once stderr holds the text; rejects when the command ends without it. */
  stderrHas(text: string): Promise<void>;
}

/** Starts `sentinode ARGS` from source; paths are relative to the repository. */
export function startSentinode(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCommand {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: REPO_ROOT,
    env: { ...process.env, SENTINODE_SERVER: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const listener of listeners) listener();
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const finished = closed.then(([code]): Finished => ({ code, stdout, stderr, records: () => jsonLines(stdout) }));
  return {
    child,
    finished,
    stderrHas: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (stderr.includes(text)) resolve();
        };
        listeners.add(look);
        look();
        void finished.then(() => {
          reject(new Error(`'${text}' never came; stderr: ${stderr}`));
        });
      }),
  };
}

export async function runSentinode(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished> {
  return await startSentinode(args, env).finished;
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
