// Child processes of our own: one place that knows how to start a module from source (tsx) or from dist.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ForkOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
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
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
