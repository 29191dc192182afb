// Child processes of our own: one place that knows how to start a module from source (tsx) or from dist.
import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ForkOptions {
  readonly args?: readonly string[];
  /** Added to this process's variables; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Inherited but for stdin by default; must hold one `ipc`. */
  readonly stdio?: StdioOptions;
  /** In a process group of its own, which a Ctrl-C in the terminal does not reach. */
  readonly detached?: boolean;
}

/**
 * Forks the sibling module `specifier` (written with `.js`, as in an import) of `parentUrl`.
 * From source the `.ts` file is run through tsx, from `dist` the `.js` file as it is.
 * Messages are structured clones (`advanced`), so typed arrays and Maps cross as they are.
 */
export function forkModule(parentUrl: string, specifier: string, options: ForkOptions = {}): ChildProcess {
  const fromSource = parentUrl.endsWith('.ts');
  const url = new URL(fromSource ? specifier.replace(/\.js$/, '.ts') : specifier, parentUrl);
  return fork(fileURLToPath(url), [...(options.args ?? [])], {
    serialization: 'advanced',
    execArgv: fromSource ? ['--import', 'tsx'] : [],
    env: { ...process.env, ...options.env },
    stdio: options.stdio ?? ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: options.detached ?? false,
  });
}
