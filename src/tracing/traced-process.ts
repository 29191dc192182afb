import type { Log } from '../ports/log.js';
import type { Tracing } from '../ports/tracing.js';

export interface TracedProcess {
  /** Which of ours it is. */
  readonly process: 'service' | 'compute';
  readonly softwareVersion: string;
}

export interface OpenTracing {
  readonly tracing: Tracing;
  /** Problems with sending traces go to the log from now on; each kind once a minute. */
  reportTo(log: Pick<Log, 'warn'>): void;
  /** Sends what is left, for a second at most. */
  close(): Promise<void>;
}
