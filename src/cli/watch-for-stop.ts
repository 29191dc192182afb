import { EXIT } from './errors/exit-codes.js';
import type { TextStream } from './output/output.js';

/** Where results or remarks go; it may break when its reader leaves. */
export interface BreakableStream extends TextStream {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

export interface StopWatch {
  readonly signal: AbortSignal;
  /** What stdout failed with: EPIPE when its reader has left, or such as a full disk. */
  brokenBy(): NodeJS.ErrnoException | undefined;
  /** Gives the process's signals back. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The first Ctrl-C lets the command cancel its work and clean up; a second one ends the process where it stands.
 * A stdout that breaks stops the command too: a reader that goes away (`| head`), a full disk. A stderr that breaks
 * stops nothing, for it carries no results.
 */
export function watchForStop(stdout: BreakableStream, stderr: BreakableStream): StopWatch {
  const stopper = new AbortController();
  let broken: NodeJS.ErrnoException | undefined;
  const onSignal = (): void => {
    if (stopper.signal.aborted) process.exit(EXIT.cancelled);
    stopper.abort();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  // Both stay for good: what is written after the end of a command may fail too.
  stdout.on('error', (error) => {
    broken ??= error;
    stopper.abort();
  });
  stderr.on('error', () => undefined);
  return {
    signal: stopper.signal,
    brokenBy: () => broken,
    release() {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
