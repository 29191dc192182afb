import { EXIT } from './errors/exit-codes.js';
import type { TextStream } from './output/output.js';

/** Where results go; it may break when its reader leaves. */
export interface ResultStream extends TextStream {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

export interface StopWatch {
  readonly signal: AbortSignal;
  /** Gives the process's signals back. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The first Ctrl-C lets the command cancel its work and clean up; a second one ends the process where it stands.
 * A reader that goes away (`| head`) stops the command too.
 */
export function watchForStop(stdout: ResultStream): StopWatch {
  const stopper = new AbortController();
  const onSignal = (): void => {
    if (stopper.signal.aborted) process.exit(EXIT.cancelled);
    stopper.abort();
  };
  const onStdoutError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    stopper.abort();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  stdout.on('error', onStdoutError);
  return {
    signal: stopper.signal,
    release() {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
